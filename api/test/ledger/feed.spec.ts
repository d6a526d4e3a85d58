import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { append } from '../../src/ledger/append.js';
import { feedHead, readFeed } from '../../src/ledger/feed.js';
import { withClient } from '../database.js';
import { until } from '../until.js';
import { anEntry, appendAndHold, type HeldAppend, type LedgerDesk, startLedger } from './ledger-source.js';

const BEGINNING = '0.0.0';

describe('the feed, while a transaction is held open and later ones commit', () => {
  let ledger: LedgerDesk;
  let brandId: string;
  let held: HeldAppend | undefined;
  beforeAll(async () => {
    ledger = await startLedger();
  });
  afterAll(() => ledger.close());
  beforeEach(() => {
    brandId = randomUUID();
    held = undefined;
  });
  afterEach(() => held?.commit());

  const appended = (...kinds: string[]) =>
    ledger.desk.transaction((tx) =>
      append(
        tx,
        brandId,
        kinds.map((kind) => anEntry({ kind })),
      ),
    );
  const holding = async (...kinds: string[]) =>
    (held = await appendAndHold(
      ledger.desk,
      brandId,
      kinds.map((kind) => anEntry({ kind })),
    ));
  const read = (after = BEGINNING, limit = 1_000) => readFeed(ledger.desk, brandId, after, limit);
  const kindsRead = async () => (await read()).map((event) => event.kind);
  const readable = (count: number) =>
    until(async () => (await read()).length === count, `${count} events can be read`);

  it('shows none of the later ones before it commits, and then all, in order', async () => {
    await appended('before');
    await readable(1);
    const { commit } = await holding('a1', 'a2');
    await appended('b');
    await appended('c1', 'c2');
    expect(await kindsRead()).toEqual(['before']);
    await commit();
    await readable(6);
    expect(await kindsRead()).toEqual(['before', 'a1', 'a2', 'b', 'c1', 'c2']);
  });

  it('skips nothing and doubles nothing for a reader that goes on from its cursor', async () => {
    const seen: string[] = [];
    let cursor = BEGINNING;
    const look = async (limit: number) => {
      for (let page = await read(cursor, limit); page.length > 0; page = await read(cursor, limit)) {
        seen.push(...page.map((event) => event.kind));
        cursor = page.at(-1)!.cursor;
      }
    };
    await appended('one');
    await look(2);
    const { commit } = await holding('two', 'three');
    await look(2);
    await appended('four', 'five', 'six');
    await look(2);
    await appended('seven');
    await look(2);
    await commit();
    await until(async () => (await look(2), seen.length >= 7), 'the reader has seen seven events');
    expect(seen).toEqual(['one', 'two', 'three', 'four', 'five', 'six', 'seven']);
  });

  it('reads the same in pages of any size', async () => {
    const { commit } = await holding('a1', 'a2', 'a3');
    await appended('b1', 'b2');
    await commit();
    await appended('c1', 'c2', 'c3', 'c4');
    await readable(9);
    const whole = await read();
    for (const limit of [1, 2, 4, 9]) {
      const paged = [];
      for (let page = await read(BEGINNING, limit); page.length > 0;)
        page = await read(paged[paged.push(...page) - 1]!.cursor, limit);
      expect(paged).toEqual(whole);
    }
  });

  it('keeps events of other brands out', async () => {
    await ledger.desk.transaction((tx) => append(tx, randomUUID(), [anEntry({ kind: 'of another' })]));
    await appended('of ours');
    await readable(1);
    expect(await kindsRead()).toEqual(['of ours']);
  });

  it('gives, from the head it told, the held ones too, once they commit', async () => {
    await appended('old');
    await readable(1);
    const { commit } = await holding('held');
    const head = await feedHead(ledger.desk);
    await appended('later');
    await commit();
    await readable(3);
    expect((await read(head)).map((event) => event.kind)).toEqual(['held', 'later']);
  });

  it('leaves nothing of a transaction that was rolled back', async () => {
    const undone = ledger.desk.transaction(async (tx) => {
      await append(tx, brandId, [anEntry({ kind: 'undone' })]);
      await appended('done');
      throw new RangeError('never mind');
    });
    await expect(undone).rejects.toThrow('never mind');
    await readable(1);
    expect(await kindsRead()).toEqual(['done']);
  });

  it('would skip the held event if a reader remembered the largest id it saw', async () => {
    let largest = '0';
    const seen: string[] = [];
    const look = async () => {
      const rows = await ledger.desk.query<{ id: string; kind: string }[]>(
        'select id, kind from ledger.event where brand_id = $1 and id > $2 order by id',
        [brandId, largest],
      );
      seen.push(...rows.map((row) => row.kind));
      largest = rows.at(-1)?.id ?? largest;
    };
    const { commit } = await holding('held');
    await appended('later');
    await look();
    await commit();
    await look();
    expect(seen).toEqual(['later']);
    await readable(2);
    expect(await kindsRead()).toEqual(['held', 'later']);
  });

  it('shows rows of older epochs at once, whatever is held open', async () => {
    const { commit } = await holding('held');
    await appended('later');
    expect(await kindsRead()).toEqual([]);
    await withClient(ledger.database.owner, (owner) =>
      owner.query('update ledger.epoch set number = number + 1'),
    );
    expect(await kindsRead()).toEqual(['later']);
    await appended('of the new epoch');
    expect(await kindsRead()).toEqual(['later']);
    await commit();
    await readable(3);
    expect(await kindsRead()).toEqual(['held', 'later', 'of the new epoch']);
  });
});
