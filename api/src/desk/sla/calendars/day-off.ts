/** A date on which nobody is there, and why. */
export interface DayOff {
  readonly date: string;
  readonly name: string;
}
