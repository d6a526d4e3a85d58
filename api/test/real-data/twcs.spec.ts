import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { countsOf, evenhand, type Ran } from '../child.js';
import { cloneDatabase, withClient, type TestDatabase } from '../database.js';
import { answeredBystanders, conversationsIn, secondComplaints, type Conversation } from './first-replies.js';
import { onRealData } from './on-real-data.js';

const ROWS = 2_575;

interface FirstResponse {
  readonly root: string;
  readonly outcome: string;
  readonly seconds: number | null;
  readonly targetSeconds: number;
  readonly state: string;
  readonly breachedAfter: number | null;
  readonly isDetectedLater: boolean | null;
}

/** For each tweet that began a conversation: what became of it, and its ticket's first response. */
const FIRST_RESPONSES = `
  select p.external_id as root, p.outcome,
         extract(epoch from c.stopped_at - t.opened_at)::float8 as seconds, c.target_ms / 1000.0::float8 as "targetSeconds",
         c.state, extract(epoch from c.breached_at - t.opened_at)::float8 as "breachedAfter",
         c.detected_at > c.breached_at as "isDetectedLater"
    from desk.post p
    left join desk.ticket t on t.id = p.ticket_id and p.outcome = 'ticket'
    left join desk.clock c on c.ticket_id = t.id and c.kind = 'first_response'
   where p.in_reply_to is null and p.outcome <> 'reply'`;

onRealData('twcs-threads.csv', (path) => {
  let database: TestDatabase;
  let ran: Ran;
  let conversations: Conversation[];
  let inDatabase: Map<string, FirstResponse>;

  const ask = <T extends object>(sql: string) =>
    withClient(database.owner, async (client) => (await client.query<T>(sql)).rows);

  beforeAll(async () => {
    database = await cloneDatabase();
    ran = await evenhand(database, 'import', path, '--format', 'twcs');
    conversations = conversationsIn(path);
    inDatabase = new Map((await ask<FirstResponse>(FIRST_RESPONSES)).map((row) => [row.root, row]));
  }, 300_000);
  afterAll(() => database.drop());

  it('reads every row, and each becomes one thing', () => {
    const counts = countsOf(ran);
    expect(ran.code).toBe(0);
    expect(counts).toMatchObject({ read: ROWS, posts: ROWS, duplicates: 0, unreadable: 0 });
    const { tickets, attached, bystanders, replies, elsewhere } = counts;
    expect(tickets + attached + bystanders + replies + elsewhere).toBe(ROWS);
    expect(tickets).toBe(755);
  });

  it('finds the first reply of every conversation where the file has it, but for those that a rule names', () => {
    const attached = conversations.filter(({ root }) => inDatabase.get(root)?.outcome === 'attached');
    const others = conversations.filter((one) => !attached.includes(one));
    const different = others.filter(({ root, firstReplySeconds }) => {
      return inDatabase.get(root)?.seconds !== firstReplySeconds;
    });
    const rootsOf = (some: readonly Conversation[]) => some.map(({ root }) => root).sort();
    expect(rootsOf(attached)).toEqual(secondComplaints(conversations).sort());
    expect(rootsOf(different)).toEqual(answeredBystanders(conversations).sort());
    expect({
      conversations: conversations.length,
      secondComplaints: attached.length,
      answeredBystanders: different.length,
      equal: others.length - different.length,
    }).toEqual({ conversations: 760, secondComplaints: 5, answeredBystanders: 12, equal: 743 });
  });

  it('finds the first reply to the customer too where a bystander was answered first', () => {
    const those = new Set(answeredBystanders(conversations));
    const inFile = conversations.filter(({ root }) => those.has(root));
    expect(inFile.map(({ root }) => inDatabase.get(root)?.seconds ?? null)).toEqual(
      inFile.map((one) => one.firstToCustomerSeconds),
    );
  });

  it('judges each first response by the file’s own times', () => {
    const verdicts = conversations.flatMap(({ root, firstToCustomerSeconds: seconds }) => {
      const { targetSeconds, outcome, ...judged } = inDatabase.get(root) as FirstResponse;
      if (outcome !== 'ticket') return [];
      const isMet = seconds !== null && seconds <= targetSeconds;
      const expected = isMet
        ? { state: 'met', breachedAfter: null, isDetectedLater: null }
        : { state: 'breached', breachedAfter: targetSeconds, isDetectedLater: true };
      return [{ judged, expected: { root, seconds, ...expected } }];
    });
    expect(verdicts).toHaveLength(755);
    expect(verdicts.map((one) => one.judged)).toEqual(verdicts.map((one) => one.expected));
  });

  it('keeps every row’s own form in the vault, pages nobody, and writes a breach for each broken clock', async () => {
    const [counts] = await ask(
      `select (select count(*)::int from vault.raw) as raw, (select count(*)::int from vault.reach) as reach,
         (select count(*)::int from desk.notice) as notices, (select count(*)::int from desk.deadline) as deadlines,
         (select count(*)::int from ledger.event where kind = 'breached')
           - (select count(*)::int from desk.clock where state = 'breached') as unsaid`,
    );
    expect(counts).toEqual({ raw: ROWS, reach: 0, notices: 0, deadlines: 0, unsaid: 0 });
  });

  it('finds only duplicates a second time', async () => {
    const again = await evenhand(database, 'import', path, '--format', 'twcs');
    expect(countsOf(again)).toEqual({
      ...{ read: ROWS, posts: 0, duplicates: ROWS, unreadable: 0 },
      ...{ tickets: 0, attached: 0, bystanders: 0, replies: 0, elsewhere: 0 },
    });
  }, 300_000);
});
