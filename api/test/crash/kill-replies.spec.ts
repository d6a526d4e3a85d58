import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { startServer, type ServerProcess } from '../child.js';
import { withClient } from '../database.js';
import { until } from '../until.js';
import { aComplaintWithReply, type ReplyOnStage } from './reply-stage.js';
import { setStage, type Stage } from './stage.js';

/** Where the sender stands still: its statement has to wait there for a lock that somebody else has. */
interface Place {
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
    { lock: 'lock table desk.ticket in exclusive mode', statement: '%"lastPostId"%', answers: 1 },
  ],
  [
    'in the middle of writing down that it is delivered',
    { lock: 'lock table desk.post in share mode', statement: '%insert into desk.post%', answers: 1 },
  ],
];

const STANDING_STILL = `
  select pid from pg_stat_activity
   where datname = current_database() and usename = 'evenhand_desk' and wait_event_type = 'Lock' and query like $1`;

describe('a server that is killed between sending a reply and having it delivered', () => {
  let stage: Stage;
  let reply: ReplyOnStage;
  beforeAll(async () => {
    stage = await setStage();
  }, 60_000);
  beforeEach(async () => {
    reply = await aComplaintWithReply(stage);
  });
  afterAll(() => stage.database.drop());

  /** Kills the server at the place; what it had begun there is gone with it. */
  async function killedAt({ lock, statement }: Place): Promise<void> {
    const server = await startServer(stage.database);
    await withClient(stage.database.superUrl, async (holder) => {
      await holder.query('begin');
      await holder.query(lock);
      await stage.advance('11 seconds');
      await until(() => reply.isTaken(), 'somebody has taken the reply');
      await until(() => standsStill(holder, statement), 'it stands still there');
      await server.kill();
      await holder.query(`select pg_terminate_backend(pid) from (${STANDING_STILL}) still`, ['%']);
      await until(async () => !(await standsStill(holder, '%')), 'its connections are gone');
      await holder.query('commit');
    });
  }

  const standsStill = async (client: Client, statement: string) =>
    (await client.query(STANDING_STILL, [statement])).rowCount !== 0;

  /** The lease of whoever was killed runs out, and nobody waits half a minute for it. */
  async function deliveredBy(start: () => Promise<ServerProcess>): Promise<void> {
    const server = await start();
    await stage.ask('update desk.outgoing set taken_until = now() where id = $1', [reply.id]);
    await until(async () => (await reply.state()) === 'delivered', 'the reply is delivered', 20_000);
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
    60_000,
  );

  it('is waited for as long as its lease holds', async () => {
    await killedAt(BEFORE_SENDING);
    const server = await startServer(stage.database);
    const witness = await aComplaintWithReply(stage);
    await stage.advance('11 seconds');
    await until(async () => (await witness.state()) === 'delivered', 'another reply is delivered', 20_000);
    expect([await reply.state(), await reply.answers()]).toEqual(['sending', []]);
    await server.kill();
    await deliveredBy(() => startServer(stage.database));
    expect(await reply.answers()).toHaveLength(1);
  }, 60_000);

  it('at any moment, up to ten times over, sends every one of thirty replies once', async () => {
    const all = [reply, ...(await Promise.all(Array.from({ length: 29 }, () => aComplaintWithReply(stage))))];
    await stage.advance('11 seconds');
    const isDone = async () =>
      (await stage.ask(`select from desk.outgoing where state in ('queued', 'sending')`)).length === 0;
    let kills = 0;
    for (; kills < 10 && !(await isDone()); kills += 1) {
      const server = await startServer(stage.database);
      const before = await answersSoFar();
      await until(
        async () => (await answersSoFar()) > before || (await isDone()),
        'one more is on the board',
      );
      await server.kill();
      await stage.ask(`update desk.outgoing set taken_until = now() where state = 'sending'`);
    }
    const last = await startServer(stage.database);
    await until(isDone, 'every reply is delivered', 20_000);
    await last.kill();
    console.info(`killed ${kills} times`);
    for (const one of all) {
      expect([await one.state(), (await one.answers()).length, (await one.posts()).length]).toEqual([
        'delivered',
        1,
        1,
      ]);
      expect(await one.events('replied')).toHaveLength(1);
    }
    expect(kills).toBeGreaterThan(3);
  }, 240_000);

  const answersSoFar = async () =>
    (await stage.ask<{ n: number }>(`select count(*)::int as n from board.post where kind = 'answer'`))[0]
      ?.n ?? 0;
});
