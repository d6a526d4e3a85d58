import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { QueueRow } from '@evenhand/shared/wire/queue';
import { queueRows } from '../src/desk/queue/queue-rows.js';
import { hashOf, newSecret } from '../src/people/secret.js';
import { addBrands, fillPending } from './armed-tickets.js';
import { instantMs, paced } from './instant.js';
import type { Stage } from './stage.js';

/** A brand's tickets, each of which changes once, and the people who watch them. */
export interface Feed {
  readonly brandId: string;
  readonly cookies: readonly string[];
  /** @returns when each change was about to be committed, by its ticket. */
  change(pace: { changes: number; everyMs: number }): Promise<Map<string, number>>;
  rows(): Promise<QueueRow[]>;
}

const DEADLINES_OF_A_TICKET = 3;

export async function openFeed(stage: Stage, people: number, changes: number): Promise<Feed> {
  const { owner } = stage;
  await addBrands(stage, 1);
  await fillPending(owner, DEADLINES_OF_A_TICKET * changes);
  const { rows } = await owner.query<{ id: string; brandId: string }>(
    'select id, brand_id as "brandId" from desk.ticket limit $1',
    [changes],
  );
  const brandId = rows[0]?.brandId ?? '';
  const tickets = rows.map((row) => row.id);
  const cookies: string[] = [];
  while (cookies.length < people) cookies.push(await signIn(owner, brandId, cookies.length));
  const change = async (pace: { changes: number; everyMs: number }) => {
    const writer = await stage.watcher();
    const sentAt = new Map<string, number>();
    let turn = Promise.resolve();
    await paced(pace.changes, pace.everyMs, (nth) => {
      const ticketId = tickets[nth] as string;
      return (turn = turn.then(
        async () => void sentAt.set(ticketId, await writeAgain(writer, brandId, ticketId)),
      ));
    });
    await writer.end();
    return sentAt;
  };
  return { brandId, cookies, change, rows: () => queueRows(asDesk(owner), brandId, tickets) };
}

/** The owner's connection, as the desk's verbs ask one. */
export const asDesk = (owner: Client): Pick<DataSource, 'query'> => ({
  query: async <T>(sql: string, values?: unknown[]) => (await owner.query(sql, values)).rows as T,
});

async function signIn(owner: Client, brandId: string, nth: number): Promise<string> {
  const [personId, token] = [newId(), newSecret()];
  await owner.query(
    `insert into people.person (id, email, name, created_at) values ($1, $2, 'Ana Agent', now())`,
    [personId, `agent-${nth}@example.com`],
  );
  await owner.query(
    `insert into people.membership (brand_id, person_id, role, created_at) values ($1, $2, 'agent', now())`,
    [brandId, personId],
  );
  await owner.query(
    `insert into people.session (token_hash, person_id, created_at, expires_at)
       values ($1, $2, now(), now() + interval '1 hour')`,
    [hashOf(token), personId],
  );
  return `evenhand=${token}`;
}

/** As the desk writes: the ticket, the ledger, the commit, and a wake-up afterwards. */
async function writeAgain(writer: Client, brandId: string, ticketId: string): Promise<number> {
  await writer.query('begin');
  await writer.query('update desk.ticket set contacts = contacts + 1 where brand_id = $1 and id = $2', [
    brandId,
    ticketId,
  ]);
  await writer.query(
    `select ledger.append($1, array[row($2, 'customer wrote', 'bench', now(), '{}')::ledger.entry])`,
    [brandId, ticketId],
  );
  const at = instantMs();
  await writer.query('commit');
  await writer.query('select pg_notify($1, $2)', ['evenhand', `events ${brandId}`]);
  return at;
}
