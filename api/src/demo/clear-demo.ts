import { Client } from 'pg';

/** Before what they refer to. */
const TABLES = [
  ...['vault.reach', 'vault.raw', 'door.inbox', 'door.unreadable', 'door.chain', 'board.post'],
  ...[
    'desk.dispatch',
    'desk.gap_notice',
    'desk.pause',
    'desk.former_calendar',
    'desk.loss',
    'desk.rota_override',
    'desk.shift',
    'desk.rota',
    'desk.webhook',
    'desk.application',
    'desk.contract',
    'desk.policy_rule',
  ],
  ...[
    'desk.draft',
    'desk.outgoing',
    'desk.note',
    'desk.skip',
    'desk.presence',
    'desk.notice',
    'desk.deadline',
  ],
  ...[
    'desk.clock',
    'desk.post',
    'desk.ticket',
    'desk.author',
    'desk.word_rule',
    'desk.account',
    'desk.source_secret',
  ],
  ...['desk.opening', 'desk.calendar_feed'],
  ...['desk.source', 'desk.target', 'desk.policy', 'desk.rung', 'desk.ladder', 'desk.calendar', 'desk.chain'],
  ...['ledger.event', 'people.invitation', 'people.membership'],
];

/** Its own people; whoever was invited into it stays, without a brand. */
const CAST_OF_THE_DEMO = `
  select p.id from people.person p
   where p.is_demo
     and not exists (select from people.membership m join desk.brand b on b.id = m.brand_id
                      where m.person_id = p.id and not b.is_demo)`;

/**
 * Takes the demo out of the database, record and all, which nobody but its owner can.
 * @returns whether there was one
 */
export async function clearDemo(owner: string): Promise<boolean> {
  const client = new Client({ connectionString: owner });
  await client.connect();
  try {
    await client.query('begin');
    for (const table of TABLES)
      await client.query(`delete from ${table} where brand_id in (select id from desk.brand where is_demo)`);
    const { rows } = await client.query<{ id: string }>(CAST_OF_THE_DEMO);
    const ids = rows.map(({ id }) => id);
    await client.query('delete from people.session where person_id = any($1)', [ids]);
    await client.query('delete from people.person where id = any($1)', [ids]);
    const { rowCount } = await client.query('delete from desk.brand where is_demo');
    await client.query('commit');
    return (rowCount ?? 0) > 0;
  } finally {
    await client.end();
  }
}
