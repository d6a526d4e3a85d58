/**
 * The value below which that share of the values lies, interpolated between the two nearest, as PostgreSQL's
 * `percentile_cont` does; null of none. Rounded to the millisecond.
 * @param sorted ascending
 */
export function quantile(sorted: Float64Array, share: number): number | null {
  if (sorted.length === 0) return null;
  const place = share * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number];
  return Math.round(below + (above - below) * (place - Math.floor(place)));
}

/** All of them in one, ascending. */
export function sorted(parts: readonly Float64Array[]): Float64Array {
  const all = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all.sort();
}
