import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import type { Timeline } from '@evenhand/shared/wire/timeline';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { DISCREET_BODY } from '../../src/desk/tickets/page/discreet-body.js';
import { append } from '../../src/ledger/append.js';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import type { TicketStory } from '../ticket-story.js';

const MANY = 1_000;

/** So many more tickets like this one, each with a post like its own. */
const MULTIPLY = `
  with twins as materialized (
    select gen_random_uuid() as id, n from generate_series(1, $2::int) n
  ), tickets as (
    insert into desk.ticket select (jsonb_populate_record(t, jsonb_build_object('id', w.id))).*
      from desk.ticket t, twins w where t.id = $1::uuid
  )
  insert into desk.post (brand_id, id, channel, account_id, external_id, outcome, reason, ticket_id, author_id,
      posted_at, text, salt, language)
    select p.brand_id, gen_random_uuid(), p.channel, p.account_id, p.external_id || w.n, 'attached', 'thread',
           w.id, p.author_id, p.posted_at, p.text, p.salt, p.language
      from desk.post p, twins w where p.ticket_id = $1::uuid`;

const READ = `
  explain (analyze, format json)
  select ${DISCREET_BODY} from ledger.event e
    join desk.ticket t on (t.brand_id, t.id) = (e.brand_id, e.chain)
   where e.brand_id = $1 and e.chain = $2`;

interface Node {
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Alias?: string;
  readonly Plans?: readonly Node[];
}

const nodesOf = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

describe('what an event leads to', () => {
  let desk: TestDesk;
  let ana: Page;
  beforeAll(async () => {
    desk = await startDesk();
    ana = await pageOf(desk, 'agent');
  });
  afterAll(() => desk.close());

  const happens = (ticket: TicketStory, body: Readonly<Record<string, unknown>>) =>
    desk.desk.transaction(async (tx) => {
      const at = await desk.now();
      await append(tx, desk.brandId, [{ chain: ticket.id, kind: 'tried', actor: 'desk', at, body }]);
    });
  const shown = async ({ id }: TicketStory) => {
    const page = await ana.get<TicketPage>(`tickets/${id}`);
    const timeline = await ana.get<Timeline>(`tickets/${id}/timeline`);
    const happened = page.body.stream.find((entry) => entry.kind === 'event' && entry.what === 'tried');
    const told = timeline.body.entries.find(({ kind }) => kind === 'tried');
    return { status: [page.status, timeline.status], bodies: [happened, told] };
  };

  it('is nothing where its body holds no id in the place of one', async () => {
    const ticket = await desk.ticket();
    const body = {
      ...{ postId: 'a post', into: 'elsewhere', ticketId: 42, splitFrom: null, mergedFrom: ['one', {}] },
      ...{ textHash: 'abc', more: newId().toUpperCase() },
    };
    await happens(ticket, body);
    expect(await shown(ticket)).toMatchObject({ status: [200, 200], bodies: [{ body }, { body }] });
  });

  it('is nothing where no ticket or post has that id', async () => {
    const ticket = await desk.ticket();
    const body = { postId: newId(), into: newId(), textHash: 'abc' };
    await happens(ticket, body);
    expect(await shown(ticket)).toMatchObject({ status: [200, 200], bodies: [{ body }, { body }] });
  });

  it('is found by its id, and not by looking through all tickets and posts of the brand', async () => {
    const [ticket, other] = [await desk.ticket(), await desk.ticket()];
    const [post] = await desk.asOwner<{ id: string }>('select id from desk.post where ticket_id = $1', [
      other.id,
    ]);
    await happens(ticket, { into: other.id, postId: post?.id, textHash: 'abc', minutes: 1 });
    await desk.asOwner(MULTIPLY, [other.id, MANY]);
    await desk.asOwner('analyze desk.ticket, desk.post');
    const [read] = await desk.asOwner<{ 'QUERY PLAN': [{ Plan: Node }] }>(READ, [desk.brandId, ticket.id]);
    const nodes = nodesOf(read!['QUERY PLAN'][0].Plan).filter(({ Alias }) => Alias === 'o' || Alias === 'p');
    const seen = nodes.map(
      (node) => (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
    );
    expect(nodes).not.toEqual([]);
    expect(seen.reduce((all, some) => all + some, 0)).toBeLessThan(20);
  });
});
