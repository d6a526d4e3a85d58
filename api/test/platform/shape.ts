import type { Client } from 'pg';

const OURS = `n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'`;

const SHAPE = `
  select 'schema ' || nspname || ' ' || coalesce(nspacl::text, '') as line from pg_namespace n where ${OURS}
  union all
  select format('relation %s.%s %s %s %s %s', n.nspname, c.relname, c.relkind, c.relacl, c.reloptions, c.relrowsecurity)
    from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${OURS} and c.relname !~ '^migration|^PK_'
  union all
  select format('column %s.%s %s %s %s %s %s %s %s', n.nspname, c.relname, a.attnum, a.attname,
                format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attacl, pg_get_expr(d.adbin, d.adrelid))
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
    left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
   where ${OURS} and a.attnum > 0 and c.relname !~ '^migration|^PK_'
  union all
  select format('constraint %s on %s %s', k.conname, k.conrelid::regclass, pg_get_constraintdef(k.oid))
    from pg_constraint k join pg_namespace n on n.oid = k.connamespace
   where ${OURS} and k.conrelid <> coalesce(to_regclass('public.migration'), 0)
  union all
  select 'index ' || pg_get_indexdef(i.indexrelid) from pg_index i
    join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
   where ${OURS} and c.relname <> 'migration'
  union all
  select format('function %s %s', p.proacl, pg_get_functiondef(p.oid)) from pg_proc p
    join pg_namespace n on n.oid = p.pronamespace where ${OURS}
  union all
  select format('policy %s %s.%s %s %s %s %s', policyname, schemaname, tablename, roles, cmd, qual, with_check) from pg_policies
  union all
  select 'default ' || defaclacl::text from pg_default_acl
  order by 1`;

/** All that migrations make, grants included, as sorted lines; without their own list of what ran. */
export async function shapeOf(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ line: string }>(SHAPE);
  return rows.map(({ line }) => line);
}
