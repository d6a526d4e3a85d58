/** Looks again and again until it is so; nothing here sleeps for a fixed time. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  what: string,
  withinMs = 30_000,
): Promise<void> {
  const giveUpAt = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(`It did not come to pass in time: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
