import { asUtf8, type Line } from './read-lines.js';

/** A record of a CSV file, with the line on which it began and its own bytes. */
export interface CsvRecord {
  readonly line: number;
  readonly bytes: Buffer;
  /** Null where the quotes do not fit. Bytes that are no UTF-8 are read one by one as Latin-1. */
  readonly fields: readonly string[] | null;
}

const QUOTE = 0x22;
/** A quote that is still open after so many bytes was never meant to be. */
const LONGEST = 1_000_000;

/**
 * Records as RFC 4180 lays them down; blank lines are none. A broken one ends where the next begins, so that a quote
 * that nobody closed costs one record and not the rest of the file.
 * @param begins how a record's first line looks.
 */
export function* csvRecords(lines: readonly Line[], begins: RegExp): Generator<CsvRecord> {
  let at = 0;
  while (at < lines.length) {
    const closed = endOfQuotes(lines, at);
    const fields = fieldsOf(textOf(lines, at, closed));
    const end = fields ? closed : nextBeginning(lines, at + 1, begins);
    const bytes = joined(lines, at, end);
    if (bytes.toString('latin1').trim() !== '') yield { line: lines[at]?.number ?? 0, bytes, fields };
    at = end;
  }
}

/** After the line in which every quote that was opened is closed, or after the last that may belong to it. */
function endOfQuotes(lines: readonly Line[], start: number): number {
  let isOpen = false;
  let length = 0;
  for (let at = start; at < lines.length; at += 1) {
    const { bytes } = lines[at] as Line;
    for (const byte of bytes) if (byte === QUOTE) isOpen = !isOpen;
    length += bytes.length;
    if (!isOpen || length > LONGEST) return at + 1;
  }
  return lines.length;
}

function nextBeginning(lines: readonly Line[], start: number, begins: RegExp): number {
  for (let at = start; at < lines.length; at += 1) if (begins.test(textOf(lines, at, at + 1))) return at;
  return lines.length;
}

const FIELD = /(?:"([^"]*(?:""[^"]*)*)"|([^",]*))(?:,|$)/y;

function fieldsOf(text: string): string[] | null {
  const record = text.replace(/\r$/, '');
  const fields: string[] = [];
  FIELD.lastIndex = 0;
  for (;;) {
    const found = FIELD.exec(record);
    if (!found) return null;
    fields.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    if (!found[0].endsWith(',')) return fields;
  }
}

function textOf(lines: readonly Line[], start: number, end: number): string {
  const bytes = joined(lines, start, end);
  return asUtf8(bytes) ?? bytes.toString('latin1');
}

function joined(lines: readonly Line[], start: number, end: number): Buffer {
  const [only] = lines.slice(start, end);
  if (only && end === start + 1) return only.bytes;
  const newline = Buffer.from('\n');
  return Buffer.concat(
    lines.slice(start, end).flatMap(({ bytes }, index) => (index === 0 ? [bytes] : [newline, bytes])),
  );
}
