export const DAY_MS = 86_400_000;

/** The time line is cut into pages of 27 weeks: 773 of them are the 400 years after which dates fall on the same weekdays. */
export const PAGE_DAYS = 189;
export const PAGE_MS = PAGE_DAYS * DAY_MS;
export const PAGES_A_CYCLE = 773;

export const pageAt = (instant: number): number => Math.floor(instant / PAGE_MS);

/** From here on a zone follows yearly rules alone: the changes that are listed one by one (Morocco, Gaza) end in 2087. */
export const FIRST_REGULAR_PAGE = pageAt(Date.UTC(2100, 0)) + 1;

const KEPT = 4_096;

/** What is known of each page, made when first asked for. From `regularFrom` on it repeats every 400 years. */
export class Pages<T> {
  private readonly kept = new Map<number, T>();

  constructor(
    private readonly make: (page: number) => T,
    readonly regularFrom = FIRST_REGULAR_PAGE,
  ) {}

  at(page: number): T {
    const known = this.kept.get(page);
    if (known !== undefined) return known;
    const after = page - this.regularFrom;
    return after < PAGES_A_CYCLE ? this.add(page) : this.at(this.regularFrom + (after % PAGES_A_CYCLE));
  }

  private add(page: number): T {
    const made = this.make(page);
    if (this.kept.size >= KEPT) this.kept.clear();
    this.kept.set(page, made);
    return made;
  }
}
