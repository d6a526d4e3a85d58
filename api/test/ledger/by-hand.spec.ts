import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LedgerDesk, startLedger } from './ledger-source.js';

describe('an event that is written by hand', () => {
  let ledger: LedgerDesk;
  beforeAll(async () => {
    ledger = await startLedger();
  });
  afterAll(() => ledger.close());

  const write = (columns: string, values: string) =>
    ledger.desk.query(
      `insert into ledger.event (brand_id, chain, seq, kind, actor, at, body, hash${columns})
         values ($1, $1, 1, 'opened', 'nobody', now(), '{}', '\\x00'${values})`,
      [randomUUID()],
    );

  it.each([
    ['of a transaction that is not its own', ', epoch, xid', ', 1, 3::text::xid8'],
    [
      'of an epoch that is not the present one, which would hide all that follows it',
      ', epoch',
      ', 999999999',
    ],
  ])('is refused where it claims to be %s', async (_, columns, values) => {
    await expect(write(columns, values)).rejects.toThrow('row-level security');
  });

  it('is let through where it claims neither: what is refused above is refused for that', async () => {
    await expect(write(', epoch', ', 1')).resolves.toBeDefined();
  });
});
