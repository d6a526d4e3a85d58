import { v7 as newId } from 'uuid';
import type { Stage } from './stage.js';

/** A reply that an agent has just sent, to a complaint on the board. Written by plain SQL: no server has to run. */
export interface ReplyOnStage {
  readonly id: string;
  isTaken(): Promise<boolean>;
  state(): Promise<string | undefined>;
  answers(): Promise<{ id: string; at: Date }[]>;
  posts(): Promise<{ id: string; externalId: string; at: Date }[]>;
  events(kind: string): Promise<{ at: Date; body: Record<string, unknown> }[]>;
  clock(): Promise<{ stoppedAt: Date | null }>;
}

const ACCOUNT = `
  insert into desk.account (brand_id, id, channel, external_id, handle, owner_id, policy_id, created_at)
    select brand_id, $1, 'board', 'our-board', '@BrandBoard', owner_id, policy_id, created_at
      from desk.account where channel = 'x'
  on conflict (brand_id, channel, external_id) do update set handle = excluded.handle
  returning id`;

const COMPLAINT = `
  with author as (
    insert into desk.author (brand_id, id, channel, external_id) values ($1::uuid, $2::uuid, 'board', $2::uuid::text)
  ), on_the_board as (
    insert into board.post (brand_id, id, account_id, thread_id, kind, name, text, posted_at)
      values ($1::uuid, $2::uuid, $3::uuid, $2::uuid, 'complaint', 'Vera Visitor', 'My line is dead.', desk.now())
  ), ticket as (
    insert into desk.ticket (brand_id, id, account_id, channel, author_id, state, excerpt, language, severity,
        severity_rule, topic, topic_rule, opened_at, taken_at, assignee_id, backlog_at_opening, is_history)
      select $1::uuid, $4::uuid, $3::uuid, 'board', $2::uuid, 'open', 'My line is dead.', 'en', 3, 'none', 'other', 'none', desk.now(),
             desk.now(), a.owner_id, 0, false from desk.account a where a.brand_id = $1::uuid and a.id = $3::uuid
  ), post as (
    insert into desk.post (brand_id, id, channel, external_id, ticket_id, account_id, author_id, outcome, reason,
        posted_at, text, salt, language)
      values ($1::uuid, $5::uuid, 'board', $2::uuid::text, $4::uuid, $3::uuid, $2::uuid, 'ticket', 'first', desk.now(), 'My line is dead.', '\\x00', 'en')
  )
  insert into desk.clock (brand_id, ticket_id, kind, state, policy_id, policy_version, calendar_id,
      calendar_version, ladder_id, ladder_version, started_at, target_ms, due_at)
    select $1::uuid, $4::uuid, 'first_response', 'running', g.policy_id, g.policy_version, g.calendar_id, 1, g.ladder_id, 1,
           desk.now(), 3600000, desk.now() + interval '1 hour'
      from desk.target g join desk.account a on (a.brand_id, a.policy_id) = (g.brand_id, g.policy_id)
     where a.brand_id = $1::uuid and a.id = $3::uuid and g.clock = 'first_response'`;

const REPLY = `
  insert into desk.outgoing (brand_id, id, ticket_id, account_id, channel, answers_post_id, person_id, signed_as, text,
      salt, is_deflection, then_state, state, queued_at, send_at)
    select $1, $2, $3, $4, 'board', $5, owner_id, 'Olga of @BrandBoard', 'We have mended it.', '\\x00', false, 'open',
           'queued', desk.now(), desk.now() + interval '10 seconds'
      from desk.account where brand_id = $1 and id = $4`;

export async function aComplaintWithReply(stage: Stage): Promise<ReplyOnStage> {
  const [account] = await stage.ask<{ id: string }>(ACCOUNT, [newId()]);
  const accountId = account?.id;
  const [complaintId, ticketId, postId, id] = [newId(), newId(), newId(), newId()];
  await stage.ask(COMPLAINT, [stage.brandId, complaintId, accountId, ticketId, postId]);
  await stage.ask(REPLY, [stage.brandId, id, ticketId, accountId, postId]);

  const state = async () =>
    (await stage.ask<{ state: string }>('select state from desk.outgoing where id = $1', [id]))[0]?.state;
  return {
    id,
    state,
    isTaken: async () => (await state()) === 'sending',
    answers: () =>
      stage.ask(`select id, posted_at as at from board.post where thread_id = $1 and kind = 'answer'`, [
        complaintId,
      ]),
    posts: () =>
      stage.ask(
        `select id, external_id as "externalId", posted_at as at from desk.post
          where ticket_id = $1 and outcome = 'reply'`,
        [ticketId],
      ),
    events: (kind) =>
      stage.ask('select at, body from ledger.event where chain = $1 and kind = $2', [ticketId, kind]),
    clock: async () => {
      const sql = 'select stopped_at as "stoppedAt" from desk.clock where ticket_id = $1';
      const [row] = await stage.ask<{ stoppedAt: Date | null }>(sql, [ticketId]);
      if (!row) throw new Error('The ticket has no clock.');
      return row;
    },
  };
}
