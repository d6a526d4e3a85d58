import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { until } from '../until.js';
import { AT_ONCE, dispatch } from './at-the-ladder.js';
import { openPostOffice, wordsOf } from './post-office.js';

const MANY = 2_000;

/** As many tickets like this one, each with two clocks and somebody to be told of both. */
const MULTIPLY = `
  with twins as materialized (
    select gen_random_uuid() as id from generate_series(1, $2::int)
  ), tickets as (
    insert into desk.ticket select (jsonb_populate_record(t, jsonb_build_object('id', w.id))).*
      from desk.ticket t, twins w where t.id = $1::uuid
  ), clocks as (
    insert into desk.clock select (jsonb_populate_record(c, jsonb_build_object('ticket_id', w.id))).*
      from desk.clock c, twins w where c.ticket_id = $1::uuid
  )
  insert into desk.dispatch
    select (jsonb_populate_record(d, jsonb_build_object('id', gen_random_uuid(), 'ticket_id', t.id, 'clock', k.kind))).*
      from desk.dispatch d, (select id from twins union all select $1::uuid) t, (values ('first_response'), ('resolution')) k (kind)
     where d.ticket_id = $1::uuid and (t.id, k.kind) <> ($1::uuid, 'first_response')`;

describe('thousands of tickets that are late at one instant', () => {
  let post: Awaited<ReturnType<typeof openPostOffice>>;
  let desk: TestDesk;
  beforeAll(async () => {
    post = await openPostOffice();
    const mail = { EVENHAND_SMTP_URL: post.url, EVENHAND_MAIL_FROM: 'evenhand@example.com' };
    const pace = { EVENHAND_GATHER_SECONDS: '60', EVENHAND_REST_SECONDS: '60' };
    desk = await startDesk({}, { ...AT_ONCE, ...mail, ...pace });
  });
  afterAll(async () => {
    await desk.close();
    await post.close();
  });

  it('are one mail, which names twenty and counts the rest, and each is on the record', async () => {
    const ticket = await desk.ticket();
    await dispatch(desk, ticket);
    await desk.asOwner(MULTIPLY, [ticket.id, MANY - 1]);
    await desk.advance('1 minute');
    const left = async () =>
      (
        await desk.asOwner<{ n: number }>(
          `select count(*)::int as n from desk.dispatch where state <> 'sent'`,
        )
      )[0]?.n;
    await until(async () => (await left()) === 0, 'all of it has been told');
    expect(post.mails).toHaveLength(1);
    const words = wordsOf(post.mails[0]!);
    expect(words).toMatch(/^Subject: \[Brand \w+\] 2000 tickets: /m);
    expect(new Set(words.match(/tickets\/[0-9a-f-]{36}/g)).size).toBe(20);
    expect(words).toContain('1980 more are in the queue.');
    const [told] = await desk.asOwner<{ n: number }>(
      `select count(distinct chain)::int as n from ledger.event where kind = 'told'`,
    );
    expect(told?.n).toBe(MANY);
  });
});
