/** The value below which this share of the sorted values lies, nearest rank. @param share from 0 to 1 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Three digits say all that a benchmark knows. */
export const rounded = (value: number): number => Number(value.toPrecision(3));

export const perSecond = (count: number, ms: number): number => rounded((count * 1_000) / ms);
