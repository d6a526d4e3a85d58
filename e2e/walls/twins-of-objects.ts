import { peekAt, type Twin } from './twin.js';

const SECRETIVE = `create function desk.peek() returns setof bigint language sql security definer
  as 'select followers from vault.reach'`;

/** Windows that something made in the database opens. */
export const TWINS_OF_OBJECTS: readonly Twin[] = [
  {
    kind: 'an owner’s view',
    open: 'create view desk.loud as select followers from vault.reach; grant select on desk.loud to evenhand_desk',
    named: 'desk.loud',
    peek: peekAt('desk.loud'),
  },
  {
    kind: 'a view of a view that looks sealed',
    open: `create view audit.inner_view as select followers from vault.reach;
      create view desk.outer_view as select * from audit.inner_view; grant select on desk.outer_view to evenhand_desk`,
    named: 'desk.outer_view',
    peek: peekAt('desk.outer_view'),
  },
  {
    kind: 'a view that nobody was granted yet',
    open: 'create view people.loud as select avg(followers) from vault.reach',
    named: 'people.loud',
  },
  {
    kind: 'a view of what could not be read',
    open: 'create view desk.broken as select raw from door.unreadable',
    named: 'desk.broken',
  },
  {
    kind: 'a materialised view',
    open: `create materialized view desk.loud as select followers from vault.reach;
      grant select on desk.loud to evenhand_desk`,
    named: 'desk.loud',
    peek: peekAt('desk.loud'),
    filledFirst: true,
  },
  {
    kind: 'a materialised view filled by a function',
    open: `create function vault.all_reach() returns setof bigint language sql as 'select followers from vault.reach';
      create materialized view desk.loud as select followers from vault.all_reach() as followers;
      grant select on desk.loud to evenhand_desk`,
    named: 'desk.loud',
    peek: peekAt('desk.loud'),
    filledFirst: true,
  },
  {
    kind: 'a security-definer function granted to the desk',
    open: `${SECRETIVE}; revoke all on function desk.peek from public; grant execute on function desk.peek to evenhand_desk`,
    named: 'desk.peek()',
    peek: 'select peek as seen from desk.peek()',
  },
  {
    kind: 'a security-definer function that everybody may call',
    open: SECRETIVE,
    named: 'desk.peek()',
    peek: 'select peek as seen from desk.peek()',
  },
  {
    kind: 'a security-definer function in public',
    open: SECRETIVE.replaceAll('desk.peek', 'public.peek'),
    named: 'peek()',
  },
  {
    kind: 'a rule that copies out of the vault',
    open: `create table desk.copy (followers bigint); grant select on desk.copy to evenhand_desk;
      create rule copying as on insert to vault.reach do also insert into desk.copy values (new.followers)`,
    named: 'rule copying on vault.reach',
    peek: peekAt('desk.copy'),
  },
  {
    kind: 'a rule that copies into a table of the desk’s',
    open: `create table desk.copy (followers bigint); grant select, insert on desk.copy to evenhand_desk;
      create rule peeking as on insert to desk.copy do instead update vault.reach set followers = 1
        returning vault.reach.followers`,
    named: 'rule peeking on desk.copy',
  },
  {
    kind: 'a trigger that copies out of the vault',
    open: `create table desk.copy (followers bigint); grant select on desk.copy to evenhand_desk;
      create function vault.copy() returns trigger language plpgsql
        as 'begin insert into desk.copy values (new.followers); return new; end';
      create trigger copying after insert on vault.reach for each row execute function vault.copy()`,
    named: 'trigger copying on vault.reach',
    peek: peekAt('desk.copy'),
  },
  {
    kind: 'a trigger of the desk’s with its owner’s rights',
    open: `create function vault.answer() returns trigger language plpgsql security definer
        as 'begin new.name := (select max(followers) from vault.reach); return new; end';
      revoke all on function vault.answer from public;
      create trigger answering before insert on desk.brand for each row execute function vault.answer()`,
    named: 'trigger answering on desk.brand',
    peek: `insert into desk.brand values (gen_random_uuid(), 'a', now()) returning name as seen`,
  },
  {
    kind: 'an event trigger',
    open: `create function desk.watch() returns event_trigger language plpgsql as 'begin end';
      create event trigger watching on ddl_command_end execute function desk.watch()`,
    named: 'event trigger watching',
    asSuperuser: true,
  },
  {
    kind: 'a foreign key into the vault',
    open: 'create table desk.guess (brand_id uuid, post_id uuid, foreign key (brand_id, post_id) references vault.raw)',
    named: 'foreign key guess_brand_id_post_id_fkey on desk.guess',
  },
  {
    kind: 'a parent outside the vault',
    open: `create table desk.parent (followers bigint); grant select on desk.parent to evenhand_desk;
      alter table vault.reach inherit desk.parent`,
    named: 'vault.reach inherits from desk.parent',
    peek: peekAt('desk.parent'),
  },
  {
    kind: 'a partition outside the vault',
    open: `create table vault.parted (followers bigint) partition by range (followers);
      create table desk.part partition of vault.parted default; grant select on desk.part to evenhand_desk`,
    named: 'desk.part inherits from vault.parted',
  },
  {
    kind: 'a foreign table',
    open: `create foreign data wrapper elsewhere; create server elsewhere foreign data wrapper elsewhere;
      create foreign table desk.far (followers bigint) server elsewhere`,
    named: 'foreign table desk.far',
    asSuperuser: true,
  },
  {
    kind: 'a foreign server that the desk may use',
    open: `create foreign data wrapper elsewhere; create server elsewhere foreign data wrapper elsewhere;
      grant usage on foreign server elsewhere to evenhand_desk`,
    named: 'foreign server elsewhere',
    asSuperuser: true,
  },
  ...['for table vault.reach', 'for tables in schema vault', 'for all tables'].map((what): Twin => ({
    kind: `a publication ${what}`,
    open: `create publication loud ${what}`,
    named: 'publication loud',
    asSuperuser: true,
  })),
  {
    kind: 'a large object granted to the desk',
    open: `select lo_from_bytea(748392, 'reach'); grant select on large object 748392 to evenhand_desk`,
    named: 'large object 748392',
  },
  {
    kind: 'large objects open to everybody',
    open: 'set local lo_compat_privileges = on',
    named: 'every large object, by lo_compat_privileges',
    asSuperuser: true,
  },
  {
    kind: 'large objects open to the desk from its next session on',
    open: 'alter role evenhand_desk set lo_compat_privileges = on',
    named: 'every large object, by lo_compat_privileges of a role or database',
    asSuperuser: true,
  },
  {
    kind: 'a table of the vault that the desk owns',
    open: 'alter table vault.reach owner to evenhand_desk',
    named: 'evenhand_desk owns vault.reach',
    asSuperuser: true,
  },
  {
    kind: 'a function that reads files, granted to the desk',
    open: 'grant execute on function pg_read_file(text) to evenhand_desk',
    named: 'EXECUTE on pg_read_file(text) to evenhand_desk',
    asSuperuser: true,
  },
  {
    kind: 'the planner’s statistics, granted to the desk',
    open: 'grant select on pg_statistic to evenhand_desk',
    named: 'SELECT on pg_statistic to evenhand_desk',
    asSuperuser: true,
  },
  {
    kind: 'a setting that the desk may change',
    open: 'grant set on parameter lo_compat_privileges to evenhand_desk',
    named: 'SET on lo_compat_privileges to evenhand_desk',
    asSuperuser: true,
  },
];
