import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startServer } from '../child.js';
import { withClient } from '../database.js';
import { until } from '../until.js';
import { chance, pause } from './chance.js';
import { reconcile } from './reconcile.js';
import { Sender } from './sender.js';
import { setStage, type Stage } from './stage.js';

const KILLS_A_NODE = 10;
const LONGEST_LIFE_MS = 500;
const LONGEST_SWEEP_MS = 150;

/** Everything is done: nothing waits in the inbox, and nothing that is due is left. */
const LEFT = `
  select (select count(*)::int from door.inbox where taken_at is null)
       + (select count(*)::int from desk.deadline where fired_at is null and due_at <= desk.now()) as n,
       desk.now() as at`;

describe('a server that is killed', () => {
  let stage: Stage;
  const addresses = new Set<string>();
  const sent = new Set<string>();
  let doneAt = new Date(0);
  let atWork = 0;
  beforeAll(async () => {
    stage = await setStage();
  }, 300_000);
  afterAll(() => stage.database.drop());

  const told = () => withClient(stage.database.owner, (client) => reconcile(client, { sent, doneAt }));
  const allDone = () =>
    until(
      async () => {
        const [left] = await stage.ask<{ n: number; at: Date }>(LEFT);
        if (left?.n === 0) doneAt = left.at;
        return left?.n === 0;
      },
      'nothing is left to do',
      30_000,
    );

  /** One of two nodes: it starts, much falls due, and it is killed; and again. */
  async function node(seed: number): Promise<void> {
    const random = chance(seed);
    for (let kills = 0; kills < KILLS_A_NODE; kills += 1) {
      const server = await startServer(stage.database);
      addresses.add(server.url);
      await pause(random() * LONGEST_LIFE_MS);
      await stage.advance('20 seconds');
      await pause(random() * LONGEST_SWEEP_MS);
      atWork += await busyConnections();
      await server.kill();
      addresses.delete(server.url);
    }
  }

  /** Connections that are in the middle of a statement or a transaction. */
  const busyConnections = () =>
    withClient(stage.database.superUrl, async (client) => {
      const { rowCount } = await client.query(
        `select from pg_stat_activity where datname = current_database() and state <> 'idle'
            and usename in ('evenhand_desk', 'evenhand_door')`,
      );
      return rowCount ?? 0;
    });

  it('twenty times, among posts that come in and deadlines that fall due, loses and doubles nothing', async () => {
    const senders = [1, 2].map((seed) => new Sender(stage, addresses, chance(seed)));
    const sending = senders.map((sender) => sender.run());
    await Promise.all([node(3), node(4)]);
    for (const sender of senders) sender.stop();

    const last = await startServer(stage.database);
    addresses.add(last.url);
    await Promise.all(sending);
    await allDone();
    addresses.delete(last.url);
    await last.kill();
    for (const sender of senders) for (const id of sender.sent) sent.add(id);
    expect(await told()).toEqual([]);
    const [size] = await stage.ask<{ posts: number; fired: number }>(
      `select (select count(*)::int from desk.post) as posts,
              (select count(*)::int from desk.deadline where fired_at is not null) as fired`,
    );
    const retries = senders.map((sender) => sender.retries);
    console.info(`killed 20 times: ${JSON.stringify({ ...size, retries, atWork })}`);
    expect(size?.posts).toBe(sent.size);
    expect(size?.fired).toBeGreaterThan(500);
    expect(atWork).toBeGreaterThan(0);
  }, 600_000);

  it('fires what fell due while nothing ran when it is back, once, and says how late', async () => {
    const before = await stage.now();
    await stage.advance('3 minutes');
    const after = await stage.now();
    const server = await startServer(stage.database);
    await allDone();
    await server.kill();
    const late = await stage.ask<{ lateMs: number }>(
      `select (e.body ->> 'lateMs')::float8 as "lateMs"
         from desk.deadline d join ledger.event e on e.chain = d.ticket_id and e.kind = 'escalated'
          and e.body ->> 'clock' = d.clock and (e.body ->> 'threshold')::int = d.threshold
          and (e.body ->> 'step')::int = d.step
        where d.due_at > $1 and d.due_at <= $2`,
      [before, new Date(after.getTime() - 60_000)],
    );
    expect(late.length).toBeGreaterThan(10);
    expect(Math.min(...late.map((one) => one.lateMs))).toBeGreaterThanOrEqual(60_000);
    expect(await told()).toEqual([]);
  }, 300_000);

  it('while somebody else holds a ticket and has appended to it, comes back and fires all that is not held', async () => {
    const [held] = await stage.ask<{ id: string }>(
      `select ticket_id as id from desk.deadline where fired_at is null order by due_at limit 1`,
    );
    await withClient(stage.database.owner, async (client) => {
      const first = await startServer(stage.database);
      await client.query('begin');
      await client.query('select from desk.ticket where id = $1 for no key update', [held?.id]);
      await client.query(
        `select ledger.append($1, array[row($2, 'noted', 'test', desk.now(), '{}')::ledger.entry])`,
        [stage.brandId, held?.id],
      );
      await stage.advance('10 minutes');
      await first.kill();
      const second = await startServer(stage.database);
      const left = () =>
        stage.ask<{ id: string }>(
          'select distinct ticket_id as id from desk.deadline where fired_at is null and due_at <= desk.now()',
        );
      const isOnlyHeld = async () => (await left()).map((one) => one.id).join() === held?.id;
      await until(isOnlyHeld, 'only the held ticket is left', 30_000);
      await client.query('commit');
      await allDone();
      await second.kill();
    });
    expect(await told()).toEqual([]);
  }, 300_000);

  it.each([
    ['a post is lost', `delete from desk.post where outcome = 'bystander'`, /inbox and not on the desk/],
    ['an inbox row is lost', `delete from door.inbox where outcome = 'reply'`, /sent and not stored once/],
    [
      'an event is lost',
      `delete from ledger.event where kind = 'warned'`,
      /a gap in a chain|fired and not said/,
    ],
    [
      'an event is changed',
      `update ledger.event set actor = 'nobody' where kind = 'opened'`,
      /hash that does not/,
    ],
    [
      'a breach is told twice',
      `select ledger.append(brand_id, array[row(chain, kind, actor, at, body::text)::ledger.entry])
         from ledger.event where kind = 'breached' limit 1`,
      /breached and not said once/,
    ],
    ['a deadline is left', `update desk.deadline set fired_at = null where step = 0`, /due and not fired/],
    ['a notice is lost', `delete from desk.notice where step = 0`, /owner not told once/],
  ])('would be noticed to have lost or doubled something: %s', async (_, planted, message) => {
    const wrong = await withClient(stage.database.owner, async (client) => {
      await client.query('begin');
      await client.query(planted);
      return reconcile(client, { sent, doneAt });
    });
    expect(wrong.join('\n')).toMatch(message);
  });
});
