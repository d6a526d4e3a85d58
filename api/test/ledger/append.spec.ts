import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { append, type Entry } from '../../src/ledger/append.js';
import { anEntry, type LedgerDesk, startLedger } from './ledger-source.js';
import { hashOf, NO_HASH } from './recompute.js';

interface StoredRow {
  chain: string;
  seq: string;
  kind: string;
  actor: string;
  micros: string;
  body: string;
  hash: Buffer;
}

describe('the append function', () => {
  let ledger: LedgerDesk;
  let brandId: string;
  beforeAll(async () => {
    ledger = await startLedger();
  });
  afterAll(() => ledger.close());
  beforeEach(() => {
    brandId = randomUUID();
  });

  const appendAll = (...entries: Entry[]) => ledger.desk.transaction((tx) => append(tx, brandId, entries));

  async function rows(): Promise<StoredRow[]> {
    return ledger.desk.query<StoredRow[]>(
      `select chain, seq, kind, actor, (extract(epoch from at) * 1000000)::bigint as micros, body::text, hash
         from ledger.event where brand_id = $1 order by chain, seq`,
      [brandId],
    );
  }

  /** Chain by chain: numbered from 1 without a gap, each hash over the one before, the head at the end. */
  async function expectSound(): Promise<void> {
    const heads = new Map<string, { seq: bigint; hash: Buffer }>();
    for (const row of await rows()) {
      const previous = heads.get(row.chain) ?? { seq: 0n, hash: NO_HASH };
      const seq = previous.seq + 1n;
      expect(BigInt(row.seq)).toBe(seq);
      const hash = hashOf(previous.hash, { ...row, brandId, seq, micros: BigInt(row.micros) });
      expect(row.hash.toString('hex')).toBe(hash.toString('hex'));
      heads.set(row.chain, { seq, hash });
    }
    const stored = await ledger.desk.query<{ id: string; seq: string; hash: Buffer }[]>(
      'select id, seq, hash from desk.chain where brand_id = $1',
      [brandId],
    );
    const pairs = stored.map(({ id, seq, hash }) => [id, { seq: BigInt(seq), hash }] as const);
    expect(new Map(pairs)).toEqual(heads);
  }

  it('numbers each chain from one and hashes every row over the row before', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    await appendAll(anEntry({ chain: one }), anEntry({ chain: other, kind: 'opened', actor: 'intake' }));
    await appendAll(anEntry({ chain: one, body: { severity: 2 } }));
    await expectSound();
    expect((await rows()).map((row) => [row.chain, row.seq])).toEqual(
      [
        [one, '1'],
        [one, '2'],
        [other, '1'],
      ].sort(),
    );
  });

  it('takes several events of one chain in one call in their order', async () => {
    const [chain, other] = [randomUUID(), randomUUID()];
    const kinds = ['opened', 'warned', 'breached', 'escalated', 'escalated'];
    const places = kinds.map((kind, place) => anEntry({ chain, kind, body: { place } }));
    await appendAll(places[0]!, anEntry({ chain: other }), ...places.slice(1), anEntry({ chain: other }));
    const ofChain = (await rows()).filter((row) => row.chain === chain);
    expect(ofChain.map((row) => row.kind)).toEqual(kinds);
    expect(ofChain.map((row) => row.body)).toEqual(kinds.map((_, place) => `{"place":${place}}`));
    await expectSound();
  });

  it.each([
    ['a backslash', 'C:\\new\\table \\x41 \\\\'],
    ['quotes', `"it's" 'he said "no"'`],
    ['letters of several bytes', 'Ærøskøbing 日本語 🧵👩‍👩‍👧 \u202e'],
    ['what only JSON escapes', '\u0000\u0007\n\r\t\u2028'],
    ['half a surrogate pair', '\ud83d'],
    ['a dollar quote', '$$ $1 $body$'],
  ])('keeps a body with %s as its very text', async (_what, text) => {
    const body = { text, [text]: 1 };
    const kind = text.replaceAll(/[\0-\x1f\ud83d]/g, '');
    await appendAll(anEntry({ body, kind, actor: kind }), anEntry());
    expect((await rows()).map((row) => row.body)).toContain(JSON.stringify(body));
    await expectSound();
  });

  it('keeps spaces, order and doubled keys of a body, and microseconds of a time', async () => {
    const chain = randomUUID();
    const body = '{ "b" : 1.50,\n  "a":1e2, "a": "\\u00e6" }';
    await ledger.desk.query(
      `select ledger.append($1, array[row($2, 'noted', 'test', '1969-07-20T20:17:40.123457Z', $3)::ledger.entry])`,
      [brandId, chain, body],
    );
    const [row] = await rows();
    expect([row?.body, row?.micros]).toEqual([body, '-14182939876543']);
    await expectSound();
  });

  it.each(['kind', 'actor'])('refuses a line break in the %s', async (field) => {
    await expect(appendAll(anEntry({ [field]: 'one\ntwo' }))).rejects.toThrow(/violates check constraint/);
  });

  it('makes the very hash of the row that docs/ledger.md works out by hand', async () => {
    const page = readFileSync(new URL('../../../docs/ledger.md', import.meta.url), 'utf8');
    const written = /^- hash: `(\w{64})`$/m.exec(page)?.[1];
    const row = {
      brandId: '00000000-0000-4000-8000-000000000001',
      chain: '00000000-0000-4000-8000-000000000002',
      seq: 1n,
      kind: 'opened',
      actor: 'intake',
      micros: 1_795_338_843_250_000n,
      body: '{"severity":2}',
    };
    const [{ hash }] = await ledger.desk.query<[{ hash: Buffer }]>(
      'select ledger.link($1, $2, $3, $4, $5, $6, $7, $8) as hash',
      [NO_HASH, row.brandId, row.chain, 1, row.kind, row.actor, '2026-11-22T09:14:03.250Z', row.body],
    );
    expect([hashOf(NO_HASH, row).toString('hex'), hash.toString('hex')]).toEqual([written, written]);
  });

  it('writes nothing for nothing', async () => {
    await appendAll();
    await ledger.desk.query(`select ledger.append($1, '{}')`, [brandId]);
    expect(await rows()).toEqual([]);
  });

  it('leaves gapless chains when eight connections append to overlapping sets at once', async () => {
    const chains = Array.from({ length: 60 }, () => randomUUID());
    const shuffled = () => chains.toSorted(() => Math.random() - 0.5).slice(0, 40);
    const rounds = 25;
    const connection = async () => {
      for (let round = 0; round < rounds; round++)
        await appendAll(...shuffled().map((chain) => anEntry({ chain, body: { round } })));
    };
    await Promise.all(Array.from({ length: 8 }, connection));
    expect(await rows()).toHaveLength(8 * rounds * 40);
    await expectSound();
  });

  it('does not deadlock when several connections begin the same chains at once', async () => {
    for (let round = 0; round < 8; round++) {
      const chains = Array.from({ length: 200 }, () => randomUUID());
      const someOf = (share: number) => chains.toSorted(() => Math.random() - 0.5).slice(0, 200 * share);
      await Promise.all(
        [1, 0.9, 0.7, 0.5, 0.3, 0.9, 0.5, 1].map((share) =>
          appendAll(...someOf(share).map((chain) => anEntry({ chain }))),
        ),
      );
    }
    await expectSound();
  });
});
