import type { Client } from 'pg';

/** What each side may do with one thing: `SELECT, INSERT, UPDATE (taken_at)`; empty is nothing at all. */
export type Rights = Readonly<Record<'door' | 'desk' | 'audit', string>>;

const SIDES = "(values ('door'), ('desk'), ('audit')) as sides (side)";
const OURS = `n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'`;

const ON_RELATIONS = `
  select n.nspname || '.' || c.relname as thing, side, coalesce(string_agg(word, ', ' order by place), '') as rights
    from pg_class c join pg_namespace n on n.oid = c.relnamespace, ${SIDES},
         lateral (
           select place, case
             when has_table_privilege('evenhand_' || side, c.oid, privilege) then privilege
             when place <= 4 then (
               select privilege || ' (' || string_agg(attname, ', ' order by attnum) || ')' from pg_attribute
                where attrelid = c.oid and attnum > 0 and not attisdropped
                  and has_column_privilege('evenhand_' || side, c.oid, attnum, privilege))
             end as word
             from unnest(array['SELECT', 'INSERT', 'UPDATE', 'REFERENCES', 'DELETE', 'TRUNCATE', 'TRIGGER'])
               with ordinality as asked (privilege, place)
         ) held
   where ${OURS} and c.relkind in ('r', 'p', 'v', 'm', 'f')
   group by 1, 2`;

const ON_SEQUENCES = `
  select n.nspname || '.' || c.relname as thing, side, concat_ws(', ',
         case when has_sequence_privilege('evenhand_' || side, c.oid, 'usage') then 'USAGE' end,
         case when has_sequence_privilege('evenhand_' || side, c.oid, 'select') then 'SELECT' end,
         case when has_sequence_privilege('evenhand_' || side, c.oid, 'update') then 'UPDATE' end) as rights
    from pg_class c join pg_namespace n on n.oid = c.relnamespace, ${SIDES} where ${OURS} and c.relkind = 'S'`;

const ON_FUNCTIONS = `
  select p.oid::regprocedure::text as thing, side,
         case when has_function_privilege('evenhand_' || side, p.oid, 'execute') then 'EXECUTE' else '' end as rights
    from pg_proc p join pg_namespace n on n.oid = p.pronamespace, ${SIDES} where ${OURS}`;

const ON_SCHEMAS = `
  select 'schema ' || n.nspname as thing, side, concat_ws(', ',
         case when has_schema_privilege('evenhand_' || side, n.oid, 'usage') then 'USAGE' end,
         case when has_schema_privilege('evenhand_' || side, n.oid, 'create') then 'CREATE' end) as rights
    from pg_namespace n, ${SIDES} where ${OURS}`;

/** Every right that the three sides have in a database, from the catalogue, whichever way they came by it. */
export async function rightsIn(client: Client): Promise<Record<string, Rights>> {
  const found: Record<string, Rights> = {};
  for (const query of [ON_SCHEMAS, ON_RELATIONS, ON_SEQUENCES, ON_FUNCTIONS]) {
    const { rows } = await client.query<{ thing: string; side: keyof Rights; rights: string }>(query);
    for (const { thing, side, rights } of rows)
      found[thing] = { ...(found[thing] ?? { door: '', desk: '', audit: '' }), [side]: rights };
  }
  return found;
}
