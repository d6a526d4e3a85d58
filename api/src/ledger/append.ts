import type { EntityManager } from 'typeorm';

/** What happened, to whom it belongs, who did it and when. Texts never stand in a body, only their salted hashes. */
export interface Entry {
  /** The subject's id: a ticket's, an account's, a person's, the brand's own. */
  readonly chain: string;
  readonly kind: string;
  readonly actor: string;
  readonly at: Date;
  readonly body: Readonly<Record<string, unknown>>;
}

const APPEND = `select ledger.append($1, array(
  select row(chain, kind, actor, at, body)::ledger.entry
    from unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::text[])
      with ordinality as e (chain, kind, actor, at, body, place)
   order by place))`;

/** Appends in the order given, in the caller's transaction, which has locked the subjects. */
export async function append(tx: EntityManager, brandId: string, entries: readonly Entry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.query(APPEND, [brandId, ...columns(entries)]);
}

/** The same on the door's own chains: of what it could not read. */
export async function appendFromDoor(
  tx: Pick<EntityManager, 'query'>,
  brandId: string,
  entries: readonly Entry[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.query(APPEND.replace('ledger.append', 'ledger.append_from_door'), [brandId, ...columns(entries)]);
}

const columns = (entries: readonly Entry[]) => [
  entries.map((entry) => entry.chain),
  entries.map((entry) => entry.kind),
  entries.map((entry) => entry.actor),
  entries.map((entry) => entry.at.toISOString()),
  entries.map((entry) => JSON.stringify(entry.body)),
];
