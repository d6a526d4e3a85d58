import type { ClockKind } from '@evenhand/shared/wire/clock';

/** What a message says, in one language. */
export interface Words {
  readonly clock: Readonly<Record<ClockKind, string>>;
  /** How durations are written: days, hours, minutes, seconds. */
  readonly units: readonly [string, string, string, string];
  readonly late: (time: string) => string;
  readonly left: (time: string) => string;
  readonly held: string;
  readonly rung: (rung: number) => string;
  readonly on: (account: string, channel: string) => string;
  readonly several: (count: number) => string;
  readonly andMore: (count: number) => string;
  readonly open: string;
  readonly why: (brand: string) => string;
  readonly trial: (brand: string) => string;
}
