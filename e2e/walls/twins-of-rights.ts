import { peekAt, type Twin } from './twin.js';

/** Windows that a grant, a membership or an attribute opens. */
export const TWINS_OF_RIGHTS: readonly Twin[] = [
  {
    kind: 'a default privilege in the vault',
    open: 'alter default privileges in schema vault grant select on tables to evenhand_desk',
    named: 'by default SELECT on r in vault to evenhand_desk',
  },
  {
    kind: 'a default privilege for everybody',
    open: 'alter default privileges grant select on tables to public',
    named: 'by default SELECT on r in any schema to everybody',
  },
  {
    kind: 'a job table of the door’s',
    open: `create table jobs_door.job (body json); grant usage on schema jobs_door to evenhand_desk;
      grant select on jobs_door.job to evenhand_desk`,
    named: ['SELECT on jobs_door.job to evenhand_desk', 'USAGE on schema jobs_door to evenhand_desk'],
  },
  {
    kind: 'a job table of audit’s that everybody may read',
    open: 'create table jobs_audit.job (body json); grant select on jobs_audit.job to public',
    named: 'SELECT on jobs_audit.job to everybody',
  },
  {
    kind: 'the right to read all data',
    open: 'grant pg_read_all_data to evenhand_desk',
    named: 'evenhand_desk is a member of pg_read_all_data',
    peek: peekAt('vault.reach'),
    asSuperuser: true,
  },
  {
    kind: 'membership of audit by way of another role',
    open: `create role evenhand_test_between; grant evenhand_audit to evenhand_test_between;
      grant evenhand_test_between to evenhand_desk`,
    named: [
      'evenhand_desk is a member of evenhand_audit',
      'evenhand_desk is a member of evenhand_test_between',
    ],
    peek: peekAt('vault.reach'),
    asSuperuser: true,
  },
  ...Object.entries({
    evenhand_owner: ['evenhand_owner', 'pg_database_owner'],
    pg_read_server_files: ['pg_read_server_files'],
    pg_execute_server_program: ['pg_execute_server_program'],
    pg_monitor: ['pg_monitor', 'pg_read_all_settings', 'pg_read_all_stats', 'pg_stat_scan_tables'],
  }).map(([role, brought]): Twin => ({
    kind: `membership of ${role}`,
    open: `grant ${role} to evenhand_desk`,
    named: brought.map((each) => `evenhand_desk is a member of ${each}`),
    asSuperuser: true,
  })),
  ...(
    [
      ['superuser', 'is superuser'],
      ['bypassrls', 'bypasses row security'],
      ['createrole', 'makes roles'],
      ['createdb', 'makes databases'],
      ['replication', 'replicates'],
    ] as const
  ).map(([attribute, is]): Twin => ({
    kind: `a role with ${attribute}`,
    open: `alter role evenhand_desk ${attribute}`,
    named: `evenhand_desk ${is}`,
    asSuperuser: true,
  })),
  {
    kind: 'a grant on one column',
    open: 'grant usage on schema vault to evenhand_desk; grant select (followers) on vault.reach to evenhand_desk',
    named: ['SELECT (followers) on vault.reach to evenhand_desk', 'USAGE on schema vault to evenhand_desk'],
    peek: peekAt('vault.reach'),
  },
  {
    kind: 'a grant to everybody',
    open: 'grant select on vault.reach to public',
    named: 'SELECT on vault.reach to everybody',
  },
  {
    kind: 'a grant on what could not be read',
    open: 'grant select on door.unreadable to evenhand_desk',
    named: 'SELECT on door.unreadable to evenhand_desk',
  },
];
