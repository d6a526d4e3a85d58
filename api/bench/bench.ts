/** Numbers by name; the names are kept, so that they can be compared over time. */
export type Figures = Readonly<Record<string, number>>;

/** What a benchmark found, beside what its peer did in the same call, on the same machine and data. */
export interface Finding {
  readonly figures: Figures;
  readonly against: { readonly what: string; readonly figures: Figures };
  /** Ours over theirs, of the figure that the benchmark names first. */
  readonly ratio: number;
}

export interface Bench {
  readonly name: string;
  readonly measures: string;
  /** Sizes with their defaults, each given as `--name value`. */
  readonly parameters: Figures;
  /** @param say tells how far it is, for standard error. */
  run(parameters: Figures, say: (line: string) => void): Promise<Finding>;
}

/** One parameter of a run. @throws RangeError where the benchmark has none of that name. */
export function sizeOf(parameters: Figures, name: string): number {
  const size = parameters[name];
  if (size === undefined) throw new RangeError(`There is no parameter named "${name}".`);
  return size;
}
