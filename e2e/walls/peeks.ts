import type { Client } from 'pg';

const REFUSED = '42501';

/** Statements through which a role might come by what stands in a sealed table. */
const peeksAt = (table: string, columns: readonly string[]): string[] => [
  `select * from ${table}`,
  `table ${table}`,
  `select from ${table}`,
  `select count(*) from ${table}`,
  ...columns.map((column) => `select ${column} from ${table}`),
  ...columns.map((column) => `select 1 from ${table} where ${column} is null`),
  `select * from ${table} tablesample system (100)`,
  `select * from only ${table} for update`,
  `select * from desk.brand left join ${table} on true`,
  `copy ${table} to stdout`,
  `copy (select * from ${table}) to stdout`,
  ...columns.map((column) => `copy ${table} (${column}) to stdout`),
  `copy ${table} from stdin`,
  `insert into ${table} default values`,
  `insert into ${table} (brand_id) values (gen_random_uuid()) returning *`,
  `update ${table} set brand_id = brand_id returning *`,
  `delete from ${table} returning *`,
  `merge into ${table} t using desk.brand b on true when matched then delete`,
  `truncate ${table}`,
  `lock table ${table} in access share mode`,
  `explain select * from ${table}`,
  `explain analyze select * from ${table}`,
  `explain (analyze, verbose) insert into ${table} default values`,
  `select query_to_xml('select * from ${table}', true, true, '')`,
  `select table_to_xml('${table}', true, true, '')`,
  `do $$ begin perform * from ${table}; end $$`,
  `declare peek cursor with hold for select * from ${table}`,
  `deallocate all; prepare peek as select * from ${table}; execute peek`,
  `create table jobs_desk.copy as select * from ${table}`,
  `create temporary table copy as select * from ${table}`,
  `create table jobs_desk.child () inherits (${table})`,
  `create table jobs_desk.guess (brand_id uuid, id uuid, foreign key (brand_id, id) references ${table})`,
  `create rule peek as on insert to ${table} do also notify peek`,
  `create trigger peek after insert on ${table} for each row execute function suppress_redundant_updates_trigger()`,
  `create policy peek on ${table} using (true)`,
  `create statistics jobs_desk.peek on brand_id, received_at from ${table}`,
  `alter table ${table} owner to evenhand_desk`,
  `comment on table ${table} is 'mine'`,
];

/** Ways around the tables: other roles, files, other servers, new objects with other rights. */
export const DETOURS = [
  'set role evenhand_owner',
  'set role evenhand_audit',
  'set role postgres',
  'set session authorization evenhand_audit',
  'set session authorization postgres',
  'grant evenhand_audit to evenhand_desk',
  'grant pg_read_all_data to evenhand_desk',
  'alter role evenhand_desk superuser',
  `alter role evenhand_audit password 'mine'`,
  'grant select on vault.reach to evenhand_desk',
  'alter default privileges for role evenhand_owner in schema vault grant select on tables to evenhand_desk',
  'select * from pg_statistic',
  'select * from pg_statistic_ext_data',
  'select * from pg_authid',
  'select * from pg_largeobject',
  `select pg_read_file('postgresql.conf')`,
  `select pg_read_binary_file('global/pg_control')`,
  `select pg_ls_dir('base')`,
  `select lo_import('/etc/passwd')`,
  `copy (select 1) to program 'true'`,
  `copy desk.brand to '/dev/null'`,
  `copy desk.brand from '/dev/null'`,
  'create extension dblink schema jobs_desk',
  'create extension postgres_fdw schema jobs_desk',
  'create extension file_fdw schema jobs_desk',
  'create extension pageinspect schema jobs_desk',
  'create foreign data wrapper elsewhere',
  'create publication loud for table vault.reach',
  `select pg_create_logical_replication_slot('loud', 'test_decoding')`,
  'create event trigger peek on ddl_command_end execute function nothing()',
  'create schema mine',
  'create table vault.mine ()',
  'create table desk.mine ()',
  'create table ledger.mine ()',
  'create table public.mine ()',
  'create trigger peek before insert on door.inbox for each row execute function suppress_redundant_updates_trigger()',
  'set lo_compat_privileges = on',
  'set session_replication_role = replica',
  'update desk.time_shift set shift = now() - now()',
  'update ledger.epoch set number = 2',
];

/** The peeks at every sealed table there is, by the catalogue that everybody may read. */
export async function peeks(owner: Client): Promise<string[]> {
  const { rows } = await owner.query<{ name: string; columns: string[] }>(`
    select n.nspname || '.' || c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relkind in ('r', 'p', 'v', 'm') and (n.nspname = 'vault' or (n.nspname, c.relname) = ('door', 'unreadable'))
     group by 1 order by 1`);
  return rows.flatMap(({ name, columns }) => peeksAt(name, columns));
}

/** Runs each statement and undoes it; tells those that were not refused for want of a right. */
export async function notRefused(client: Client, statements: readonly string[]): Promise<string[]> {
  const through: string[] = [];
  for (const statement of statements) {
    await client.query('begin');
    const code = await client.query(statement).then(
      () => 'it went through',
      (error: unknown) => String((error as { code?: unknown }).code),
    );
    if (code !== REFUSED) through.push(`${statement}: ${code}`);
    await client.query('rollback');
  }
  return through;
}
