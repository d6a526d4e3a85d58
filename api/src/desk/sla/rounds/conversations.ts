import type { EntityManager } from 'typeorm';
import type { Facts } from '@evenhand/shared/sla/conditions';
import type { Said } from '@evenhand/shared/sla/rounds';

/** A round that has a clock. Instants in milliseconds since 1970 UTC. */
export interface KnownRound {
  readonly round: number;
  readonly startedAt: number;
  readonly stoppedAt: number | null;
  readonly isHistory: boolean;
  readonly state: 'running' | 'paused' | 'met' | 'breached' | 'cancelled';
}

/** What was said on a ticket that had its first response, and the rounds that have clocks. */
export interface Conversation {
  readonly ticketId: string;
  readonly firstAt: number;
  readonly isHistory: boolean;
  readonly recurrences: number;
  readonly said: readonly Said[];
  readonly rounds: readonly KnownRound[] | null;
  readonly facts: Omit<Facts, 'agency'>;
}

const ms = (column: string) => `round(extract(epoch from ${column}) * 1000)`;

const READ = `
  select t.id as "ticketId", ${ms('first.stopped_at')}::float8 as "firstAt", t.is_history as "isHistory", t.recurrences,
         (select json_agg(json_build_object('by', case when p.outcome = 'reply' then 'us' else 'customer' end,
                   'at', ${ms('p.posted_at')}, 'isDeflection', p.is_deflection, 'isHistory', i.is_history,
                   -- What an import brings was known, wherever it came from.
                   'knownAt', case when not i.is_history then ${ms('i.received_at')} end)
                   order by p.posted_at)
            from desk.post p
            -- What was sent from here never came in.
            left join door.inbox i on i.brand_id = $1 and i.id = p.id
           where p.brand_id = $1 and p.ticket_id = t.id and p.posted_at >= first.stopped_at
             and (p.outcome = 'reply' and p.answers_customer
                  or p.outcome in ('ticket', 'attached') and p.wants_answer)) as said,
         (select json_agg(json_build_object('round', c.round, 'state', c.state, 'isHistory', c.is_history,
                   'startedAt', ${ms('c.started_at')},
                   'stoppedAt', ${ms('c.stopped_at')}) order by c.round)
            from desk.clock c
           where c.brand_id = $1 and c.ticket_id = t.id and c.kind = 'next_response') as rounds,
         json_build_object('accountId', t.account_id, 'channel', t.channel, 'topic', t.topic, 'severity', t.severity,
           'language', t.language, 'contract', t.contract, 'at', ${ms('t.opened_at')}, 'text', opening.text) as facts
    from desk.ticket t
    join desk.clock first on first.brand_id = $1 and first.ticket_id = t.id and first.kind = 'first_response'
     and first.stopped_at is not null and first.state <> 'cancelled'
    left join lateral (select p.text from desk.post p where p.brand_id = $1 and p.ticket_id = t.id and p.outcome = 'ticket'
                        order by p.posted_at limit 1) opening on true
   where t.brand_id = $1 and t.id = any($2) and t.state not in ('merged', 'set aside')`;

/** Those of these tickets that had a first response. The caller holds them. */
export async function conversations(
  tx: EntityManager,
  brandId: string,
  ticketIds: readonly string[],
): Promise<Conversation[]> {
  const rows = await tx.query<(Omit<Conversation, 'said'> & { said: Said[] | null })[]>(READ, [
    brandId,
    ticketIds,
  ]);
  return rows.map((row) => ({ ...row, said: row.said ?? [] }));
}
