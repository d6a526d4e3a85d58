/** PostgreSQL counts microseconds from the year 2000 on. */
const YEAR_2000_MS = Date.UTC(2000);
const WIDTH = 8;

/** Milliseconds since 1970, with fractions, of instants as `timestamptz_send` writes them. */
export function millisecondsOf(bytes: Buffer): Float64Array {
  const instants = new Float64Array(bytes.length / WIDTH);
  for (let nth = 0; nth < instants.length; nth += 1)
    instants[nth] = microsecondsAt(bytes, nth * WIDTH) / 1_000 + YEAR_2000_MS;
  return instants;
}

/** Microseconds since 1970: exact up to the year 2255, and far beyond all others where it is infinite. */
export const epochMicrosecondsAt = (bytes: Buffer, offset: number): number =>
  microsecondsAt(bytes, offset) + YEAR_2000_MS * 1_000;

const microsecondsAt = (bytes: Buffer, offset: number) =>
  bytes.readInt32BE(offset) * 2 ** 32 + bytes.readUInt32BE(offset + 4);

/** Numbers as `float8send` writes them. */
export function numbersOf(bytes: Buffer | null): Float64Array {
  if (bytes === null) return new Float64Array();
  return Float64Array.from({ length: bytes.length / WIDTH }, (_, nth) => bytes.readDoubleBE(nth * WIDTH));
}
