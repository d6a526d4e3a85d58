import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { UnusableFile } from './given.js';

/** One line of a file, without its end, as bytes: whether they are UTF-8 is the reader's to find out. */
export interface Line {
  readonly number: number;
  readonly bytes: Buffer;
}

const NEWLINE = 0x0a;

/** @throws UnusableFile where the file cannot be read. */
export function readLines(file: string): AsyncGenerator<Line> {
  return linesOf(createReadStream(file), file);
}

/** The lines of a stream of bytes. @param name for the sentence. @throws UnusableFile where it cannot be read. */
export async function* linesOf(source: Readable, name: string): AsyncGenerator<Line> {
  let number = 0;
  let rest = Buffer.alloc(0);
  for await (const chunk of chunksOf(source, name)) {
    rest = Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE, start)) {
      yield { number: ++number, bytes: rest.subarray(start, end) };
      start = end + 1;
    }
    rest = rest.subarray(start);
  }
  if (rest.length > 0) yield { number: ++number, bytes: rest };
}

async function* chunksOf(source: Readable, name: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of source) yield chunk as Buffer;
  } catch (error) {
    throw new UnusableFile(`${name}: it cannot be read: ${(error as Error).message}`);
  }
}

const UTF_8 = new TextDecoder();

/** Without a byte order mark. @returns null where the bytes are not UTF-8. */
export function asUtf8(bytes: Uint8Array): string | null {
  return isUtf8(bytes) ? UTF_8.decode(bytes) : null;
}
