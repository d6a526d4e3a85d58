import { createHash } from 'node:crypto';

/** A row as docs/ledger.md hashes it: `micros` since 1970, `body` the stored text. */
export interface HashedRow {
  readonly brandId: string;
  readonly chain: string;
  readonly seq: bigint;
  readonly kind: string;
  readonly actor: string;
  readonly micros: bigint;
  readonly body: string;
}

export const NO_HASH = Buffer.alloc(32);

/** The hash of a row, from docs/ledger.md alone: nothing here asks the database. */
export function hashOf(previous: Buffer, row: HashedRow): Buffer {
  return createHash('sha256')
    .update(previous)
    .update(Buffer.of(1))
    .update(uuid(row.brandId))
    .update(uuid(row.chain))
    .update(int64(row.seq))
    .update(int64(row.micros))
    .update(counted(row.kind))
    .update(counted(row.actor))
    .update(Buffer.from(row.body, 'utf8'))
    .digest();
}

const uuid = (text: string) => Buffer.from(text.replaceAll('-', ''), 'hex');

function int64(number: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(number);
  return bytes;
}

function counted(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(4);
  length.writeInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
