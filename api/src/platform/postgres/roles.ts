import type { Client } from 'pg';

/** The three sides. Each has a role of its own, none a member of another. */
export const SIDES = ['door', 'desk', 'audit'] as const;
export type Side = (typeof SIDES)[number];

export type RolePasswords = Readonly<Record<`evenhand_${Side}`, string>>;

const STATEMENT_TIMEOUT: Record<Side, string> = { door: '30s', desk: '30s', audit: '10min' };

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * The SQL that makes the roles or brings them up to date; safe to run again.
 * @param passwords clear text, one a role; a DBA's copy carries placeholders instead. Roles without one are left alone.
 */
export function rolesSql(passwords: Partial<RolePasswords>): string {
  return SIDES.map((side) => [side, passwords[`evenhand_${side}`]] as const)
    .map(([side, password]) => (password === undefined ? '' : roleSql(side, password)))
    .join('\n');
}

function roleSql(side: Side, password: string): string {
  const role = `evenhand_${side}`;
  return `do $$ begin
  if not exists (select from pg_roles where rolname = '${role}') then create role ${role} login; end if;
end $$;
alter role ${role} with login password ${quoted(password)};
alter role ${role} set statement_timeout = '${STATEMENT_TIMEOUT[side]}';
alter role ${role} set idle_in_transaction_session_timeout = '30s';
alter role ${role} set timezone = 'UTC';`;
}

/** Makes the roles in one transaction that no second node enters at the same time. */
export async function makeRoles(owner: Client, passwords: Partial<RolePasswords>): Promise<void> {
  await owner.query('begin');
  await owner.query("select pg_advisory_xact_lock(hashtext('evenhand roles'))");
  await owner.query(rolesSql(passwords));
  await owner.query('commit');
}
