import type { Client } from 'pg';

const EVERY_MS = 50;

/** An entry each: the rows of these tickets go out again to whoever looks. */
const CHANGE = `
  select ledger.append(t.brand_id, array_agg(row(t.id, 'noted', 'bench', now(), '{}')::ledger.entry))
    from desk.ticket t where t.id = any($1) group by t.brand_id`;

/** Changes tickets, each chosen at random, at an even pace until it is stopped. */
export class Restless {
  private timer: NodeJS.Timeout | null = null;
  private atWork: Promise<unknown> = Promise.resolve();

  private constructor(private readonly client: Client) {}

  static async start(client: Client, perSecond: number): Promise<Restless> {
    const restless = new Restless(client);
    if (perSecond === 0) return restless;
    const { rows } = await client.query<{ id: string }>('select id from desk.ticket');
    const each = Math.max(1, Math.round((perSecond * EVERY_MS) / 1_000));
    const some = () => Array.from({ length: each }, () => rows[Math.floor(Math.random() * rows.length)]?.id);
    restless.timer = setInterval(() => {
      restless.atWork = restless.atWork.then(() => client.query(CHANGE, [some()]));
    }, EVERY_MS);
    return restless;
  }

  async stop(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    await this.atWork;
    await this.client.end();
  }
}
