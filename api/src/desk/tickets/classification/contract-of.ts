import type { EntityManager } from 'typeorm';

/** What a ticket is served under, and what its customer has: the two differ where one of them was told later. */
export interface ContractsOf {
  readonly ticket: string | null;
  readonly customer: string | null;
}

const DECLARED = 'select name from desk.contract where brand_id = $1 order by lower(name), name';

/** Nobody takes it off the list before this transaction is over. */
const HOLD = 'select from desk.contract where brand_id = $1 and name = $2 for key share';

const READ = `
  select t.contract as ticket, a.contract as customer
    from desk.ticket t join desk.author a on a.brand_id = $1 and a.id = t.author_id
   where t.brand_id = $1 and t.id = $2 for no key update of a`;

const OF_TICKET = 'update desk.ticket set contract = $3 where brand_id = $1 and id = $2';

const OF_CUSTOMER = `
  update desk.author a set contract = $3
    from desk.ticket t where t.brand_id = $1 and t.id = $2 and a.brand_id = $1 and a.id = t.author_id`;

/** The names that the brand declared: nothing else can be said of what a customer has bought. */
export async function contractsOf(tx: Pick<EntityManager, 'query'>, brandId: string): Promise<string[]> {
  return (await tx.query<{ name: string }[]>(DECLARED, [brandId])).map(({ name }) => name);
}

export async function isDeclared(tx: EntityManager, brandId: string, name: string): Promise<boolean> {
  return (await tx.query<unknown[]>(HOLD, [brandId, name])).length > 0;
}

/** The caller has locked the ticket; its customer is locked by this. */
export async function contractOn(tx: EntityManager, brandId: string, ticketId: string): Promise<ContractsOf> {
  const [found] = await tx.query<ContractsOf[]>(READ, [brandId, ticketId]);
  if (!found) throw new Error(`Nobody wrote ticket ${ticketId}.`);
  return found;
}

/** On the ticket, and on its customer, whose next tickets have it from the start. */
export async function writeContract(
  tx: EntityManager,
  brandId: string,
  ticketId: string,
  name: string | null,
): Promise<void> {
  for (const verb of [OF_TICKET, OF_CUSTOMER]) await tx.query(verb, [brandId, ticketId, name]);
}
