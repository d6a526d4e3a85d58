/**
 * A share of a duration, exact for every decimal percentage: 33.3 % of an hour are 1,198,800 ms and not one more.
 * @param durationMs whole milliseconds
 * @param percent not below 0; over 100 is more than the whole
 * @returns whole milliseconds; a part of one counts as one, so that the share has been used up by then
 */
export function shareOf(durationMs: number, percent: number): number {
  const product = durationMs * percent;
  if (Number.isSafeInteger(percent) && Number.isSafeInteger(product)) {
    const part = product % 100;
    return (product - part) / 100 + (part > 0 ? 1 : 0);
  }
  const [digits, places] = decimalOf(percent);
  const whole = 100n * 10n ** BigInt(Math.max(0, places));
  const parts = BigInt(durationMs) * digits * 10n ** BigInt(Math.max(0, -places));
  return Number((parts + whole - 1n) / whole);
}

/** 12.5 is 125 and 1 place, 1e21 is 1 and -21. */
function decimalOf(value: number): [digits: bigint, places: number] {
  const [mantissa = '', exponent = '0'] = String(value).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  return [BigInt(whole + fraction), fraction.length - Number(exponent)];
}
