import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { startServer } from '../child.js';
import { withClient } from '../database.js';
import { openPostOffice } from '../escalation/post-office.js';
import { until } from '../until.js';
import { setStage, type Stage } from './stage.js';

/** Where the courier stands still: its statement has to wait there for a lock that somebody else has. */
interface Place {
  readonly lock: string;
  readonly statement: string;
  /** How many mails have gone out by then. */
  readonly mails: number;
}

const PLACES: [string, Place][] = [
  [
    'between having a message and sending it',
    {
      lock: 'lock table desk.brand in access exclusive mode',
      statement: '%as brand, p.language%desk.brand b%',
      mails: 0,
    },
  ],
  [
    'between sending a message and writing down that it went out',
    {
      lock: 'select from desk.ticket where id = $1 for update',
      statement: '%from desk.ticket%for no key update%',
      mails: 1,
    },
  ],
];

const TICKET = `
  with author as (
    insert into desk.author (brand_id, id, channel, external_id) values ($1::uuid, $2::uuid, 'x', $2::uuid::text)
  ), ticket as (
    insert into desk.ticket (brand_id, id, account_id, channel, author_id, state, excerpt, language, severity,
        severity_rule, topic, topic_rule, opened_at, taken_at, backlog_at_opening, is_history)
      select $1::uuid, $2::uuid, a.id, 'x', $2::uuid, 'open', 'My line is dead.', 'en', 3, 'none', 'other', 'none', desk.now(),
             desk.now(), 0, false from desk.account a where a.brand_id = $1::uuid
  ), clock as (
    insert into desk.clock (brand_id, ticket_id, kind, state, policy_id, policy_version, rule, calendar_id,
        calendar_version, ladder_id, ladder_version, started_at, target_ms, due_at)
      select $1::uuid, $2::uuid, 'first_response', 'running', g.policy_id, g.policy_version, g.rule, g.calendar_id, 1, g.ladder_id, 1,
             desk.now(), 3600000, desk.now() + interval '1 hour'
        from desk.target g where g.brand_id = $1::uuid and g.clock = 'first_response' limit 1
  )
  insert into desk.dispatch (brand_id, ticket_id, clock, round, threshold, rung, step, person_id, by, next_at)
    select $1::uuid, $2::uuid, 'first_response', 1, 100, 1, 0, a.owner_id, 'email', desk.now()
      from desk.account a where a.brand_id = $1::uuid`;

const STANDING_STILL = `
  select pid from pg_stat_activity
   where datname = current_database() and usename = 'evenhand_desk' and wait_event_type = 'Lock' and query like $1`;

describe('a server that is killed with a message in its hands', () => {
  let stage: Stage;
  let post: Awaited<ReturnType<typeof openPostOffice>>;
  let ticketId: string;
  beforeAll(async () => {
    stage = await setStage();
    post = await openPostOffice();
  }, 300_000);
  beforeEach(async () => {
    post.mails.length = 0;
    ticketId = newId();
    await stage.ask(TICKET, [stage.brandId, ticketId]);
  });
  afterAll(async () => {
    await stage.database.drop();
    await post.close();
  });

  const start = () =>
    startServer(stage.database, {
      ...{ EVENHAND_SMTP_URL: post.url, EVENHAND_MAIL_FROM: 'evenhand@example.com' },
      ...{ EVENHAND_GATHER_SECONDS: '0', EVENHAND_REST_SECONDS: '0' },
    });
  const looking = (sql: string, statement: string) =>
    withClient(stage.database.superUrl, (client) => client.query(sql, [statement]));
  const standsStill = async (statement: string) => (await looking(STANDING_STILL, statement)).rowCount !== 0;
  const state = async () =>
    (
      await stage.ask<{ state: string }>('select state from desk.dispatch where ticket_id = $1', [ticketId])
    )[0]?.state;

  it.each(PLACES)(
    '%s, tells at most once more, under the same id, and loses nothing',
    async (_, { lock, statement, mails }) => {
      await withClient(stage.database.superUrl, async (holder) => {
        await holder.query('begin');
        await holder.query(lock, lock.includes('$1') ? [ticketId] : []);
        const server = await start();
        await until(() => standsStill(statement), 'it stands still there');
        await server.kill();
        await looking(`select pg_terminate_backend(pid) from (${STANDING_STILL}) still`, '%');
        await until(async () => !(await standsStill('%')), 'its connections are gone');
        await holder.query('commit');
      });
      expect([await state(), post.mails.length]).toEqual(['waiting', mails]);

      const server = await start();
      await stage.ask('update desk.dispatch set taken_until = now() where ticket_id = $1', [ticketId]);
      await until(async () => (await state()) === 'sent', 'it has been told');
      await server.kill();
      expect(post.mails).toHaveLength(mails + 1);
      const ids = post.mails.map(({ source }) => /^Message-ID: (.*)$/m.exec(source)?.[1]);
      expect(new Set(ids).size).toBe(1);
      expect(
        await stage.ask(`select from ledger.event where chain = $1 and kind = 'told'`, [ticketId]),
      ).toHaveLength(1);
    },
    90_000,
  );
});
