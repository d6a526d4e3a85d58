import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startServer, type ServerProcess } from '../child.js';
import { withClient } from '../database.js';
import { until } from '../until.js';
import { chance, pause } from './chance.js';
import { aComplaintWithReply, type ReplyOnStage } from './reply-stage.js';
import { setStage, type Stage } from './stage.js';

/** Where the sender stands still: its statement has to wait there for a lock that somebody else has. */
interface Place {
  /** `$1` is the reply. */
  readonly lock: string;
  readonly statement: string;
  /** How many answers the board has by then. */
  readonly answers: number;
}

const BEFORE_SENDING: Place = {
  lock: 'lock table board.post in share mode',
  statement: '%insert into board.post%',
  answers: 0,
};
const PLACES: [string, Place][] = [
  ['between having it and sending it', BEFORE_SENDING],
  [
    'between sending it and writing down that it is delivered',
    {
      lock: `select from desk.ticket t join desk.outgoing o on o.ticket_id = t.id where o.id = $1 for update of t`,
      statement: '%from desk.ticket%for no key update%',
      answers: 1,
    },
  ],
  [
    'in the middle of writing down that it is delivered',
    { lock: 'lock table desk.post in share mode', statement: '%insert into desk.post%', answers: 1 },
  ],
];

/** From when the first of a round is taken; it takes about as long to send all of them. */
const LONGEST_MS = 40;

const STANDING_STILL = `
  select pid from pg_stat_activity
   where datname = current_database() and usename = 'evenhand_desk' and wait_event_type = 'Lock' and query like $1`;

describe('a server that is killed between sending a reply and having it delivered', () => {
  let stage: Stage;
  let reply: ReplyOnStage;
  beforeAll(async () => {
    stage = await setStage();
  }, 300_000);
  beforeEach(async () => {
    reply = await aComplaintWithReply(stage);
  });
  afterAll(() => stage.database.drop());

  /** Kills the server at the place; what it had begun there is gone with it. */
  async function killedAt({ lock, statement }: Place): Promise<void> {
    const server = await startServer(stage.database);
    await withClient(stage.database.superUrl, async (holder) => {
      await holder.query('begin');
      await holder.query(lock, lock.includes('$1') ? [reply.id] : []);
      await stage.advance('11 seconds');
      await until(() => reply.isTaken(), 'somebody has taken the reply');
      await until(() => standsStill(statement), 'it stands still there');
      await server.kill();
      await looking(`select pg_terminate_backend(pid) from (${STANDING_STILL}) still`, '%');
      await until(async () => !(await standsStill('%')), 'its connections are gone');
      await holder.query('commit');
    });
  }

  /** Outside the holder's transaction, which would see again and again what it saw at first. */
  const looking = (sql: string, statement: string) =>
    withClient(stage.database.superUrl, (client) => client.query(sql, [statement]));
  const standsStill = async (statement: string) => (await looking(STANDING_STILL, statement)).rowCount !== 0;

  /** The lease of whoever was killed runs out, and nobody waits half a minute for it. */
  async function deliveredBy(start: () => Promise<ServerProcess>): Promise<void> {
    const server = await start();
    await stage.ask('update desk.outgoing set taken_until = now() where id = $1', [reply.id]);
    await until(async () => (await reply.state()) === 'delivered', 'the reply is delivered');
    await server.kill();
  }

  it.each(PLACES)(
    '%s, sends it once and stops the clock at the instant of the board',
    async (_, place) => {
      await killedAt(place);
      expect(await reply.state()).toBe('sending');
      const left = await reply.answers();
      expect(left).toHaveLength(place.answers);
      expect([await reply.posts(), await reply.events('replied')]).toEqual([[], []]);
      expect((await reply.clock()).stoppedAt).toBeNull();

      await deliveredBy(() => startServer(stage.database));
      const [answer, ...more] = await reply.answers();
      expect(more).toEqual([]);
      if (left[0]) expect(answer).toEqual(left[0]);
      const posts = await reply.posts();
      expect(posts).toMatchObject([{ externalId: reply.id, at: answer?.at }]);
      const events = await reply.events('replied');
      expect(events).toMatchObject([{ at: answer?.at, body: { replyId: reply.id, postId: posts[0]?.id } }]);
      expect((await reply.clock()).stoppedAt).toEqual(answer?.at);
    },
    300_000,
  );

  it('is waited for as long as its lease holds', async () => {
    await killedAt(BEFORE_SENDING);
    const server = await startServer(stage.database);
    const witness = await aComplaintWithReply(stage);
    await stage.advance('11 seconds');
    await until(async () => (await witness.state()) === 'delivered', 'another reply is delivered');
    expect([await reply.state(), await reply.answers()]).toEqual(['sending', []]);
    await server.kill();
    await deliveredBy(() => startServer(stage.database));
    expect(await reply.answers()).toHaveLength(1);
  }, 300_000);

  it('at any moment, ten times over, sends each of eighty replies once', async () => {
    const random = chance(5);
    const all: ReplyOnStage[] = [];
    let interrupted = 0;
    for (let kills = 0; kills < 10; kills += 1) {
      const fresh = await Promise.all(Array.from({ length: 8 }, () => aComplaintWithReply(stage)));
      all.push(...fresh);
      const server = await startServer(stage.database);
      await stage.advance('11 seconds');
      await until(async () => (await fresh[0]?.state()) !== 'queued', 'the first one has been taken');
      await pause(random() * LONGEST_MS);
      await server.kill();
      const left = await stage.ask(
        `update desk.outgoing set taken_until = now() where state = 'sending' returning id`,
      );
      interrupted += left.length;
    }
    const last = await startServer(stage.database);
    const isDone = async () =>
      (await stage.ask(`select from desk.outgoing where state in ('queued', 'sending')`)).length === 0;
    await until(isDone, 'every reply is delivered');
    await last.kill();
    console.info(`killed ten times, in the middle of ${interrupted} replies`);
    for (const one of all)
      expect([
        await one.state(),
        await one.answers(),
        await one.posts(),
        await one.events('replied'),
      ]).toEqual(['delivered', ...Array.from({ length: 3 }, () => [expect.anything()])]);
  }, 600_000);
});
