/** Milliseconds since 1970 with fractions; the same clock in every process of the machine. */
export const instantMs = (): number => performance.timeOrigin + performance.now();

/** Calls `act` at an even pace, by the clock and not by its own delays; waits for all that it began. */
export async function paced(
  times: number,
  everyMs: number,
  act: (nth: number) => Promise<void>,
): Promise<void> {
  const from = performance.now();
  const begun: Promise<void>[] = [];
  for (let nth = 0; nth < times; nth += 1) {
    const waitMs = from + nth * everyMs - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    begun.push(act(nth));
  }
  await Promise.all(begun);
}
