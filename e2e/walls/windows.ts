import type { Client } from 'pg';

/** All that may hold reach, or what was computed from it, and the job tables of the other sides. */
const SEALED_SCHEMAS = `(select oid, nspname from pg_namespace
  where nspname in ('vault', 'audit') or (nspname like 'jobs\\_%' and nspname <> 'jobs_desk'))`;
const SEALED = `(select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.oid in (select oid from ${SEALED_SCHEMAS} s) or (n.nspname, c.relname) = ('door', 'unreadable'))`;

const DESK = `(select oid from pg_roles where rolname = 'evenhand_desk')`;
const isSeen = (grantee: string) => `${grantee} in (0, ${DESK})`;
const whom = (grantee: string) => `case ${grantee} when 0 then 'everybody' else 'evenhand_desk' end`;
const isOurs = (schema: string) =>
  `${schema} not in (select oid from pg_namespace where nspname = 'information_schema' or nspname like 'pg\\_%')`;

/** Each kind of window, as a query over the catalogue that names those that are open. */
const WINDOWS: Readonly<Record<string, string>> = {
  'a view or materialised view of something sealed, however long the way': `
    with recursive looks (oid) as (
      select oid from ${SEALED} sealed
      union
      select r.ev_class from looks l
        join pg_depend d on d.refclassid = 'pg_class'::regclass and d.refobjid = l.oid and d.classid = 'pg_rewrite'::regclass
        join pg_rewrite r on r.oid = d.objid
        join pg_class c on c.oid = r.ev_class and c.relkind in ('v', 'm')
    )
    select oid::regclass::text as name from looks where oid not in (select oid from ${SEALED} sealed)`,

  'a materialised view filled by a function of ours': `
    select distinct c.oid::regclass::text as name from pg_class c
      join pg_rewrite r on r.ev_class = c.oid
      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_proc'::regclass
      join pg_proc p on p.oid = d.refobjid
     where c.relkind = 'm' and ${isOurs('p.pronamespace')} and c.oid not in (select oid from ${SEALED} sealed)`,

  'a function that runs with its owner’s rights': `
    select p.oid::regprocedure::text as name from pg_proc p
     where p.prosecdef and ${isOurs('p.pronamespace')} and has_function_privilege(${DESK}, p.oid, 'execute')`,

  'a rule, which runs with its table’s owner’s rights': `
    select format('rule %I on %s', r.rulename, r.ev_class::regclass) as name from pg_rewrite r
      join pg_class c on c.oid = r.ev_class
     where r.rulename <> '_RETURN' and ${isOurs('c.relnamespace')}`,

  'a trigger on something sealed, or one with its owner’s rights anywhere': `
    select format('trigger %I on %s', t.tgname, t.tgrelid::regclass) as name from pg_trigger t
      join pg_class c on c.oid = t.tgrelid join pg_proc p on p.oid = t.tgfoid
     where not t.tgisinternal and ${isOurs('c.relnamespace')}
       and (p.prosecdef or c.oid in (select oid from ${SEALED} sealed))
    union all
    select format('event trigger %I', evtname) from pg_event_trigger`,

  'a foreign key between sealed and not, which tells what keys there are': `
    select format('foreign key %I on %s', k.conname, k.conrelid::regclass) as name from pg_constraint k
     where k.contype = 'f'
       and (k.conrelid in (select oid from ${SEALED} sealed)) <> (k.confrelid in (select oid from ${SEALED} sealed))`,

  'a parent or child, through which rows are read with the rights on the other': `
    select format('%s inherits from %s', i.inhrelid::regclass, i.inhparent::regclass) as name from pg_inherits i
      join pg_class c on c.oid = i.inhrelid and c.relkind not in ('i', 'I')
     where (i.inhrelid in (select oid from ${SEALED} sealed)) <> (i.inhparent in (select oid from ${SEALED} sealed))`,

  'a grant': `
    select format('%s on %s to %s', a.privilege_type, c.oid::regclass, ${whom('a.grantee')}) as name
      from pg_class c, aclexplode(c.relacl) a
     where ${isSeen('a.grantee')} and a.grantee <> c.relowner and c.oid in (select oid from ${SEALED} sealed)
    union all
    select format('%s (%I) on %s to %s', a.privilege_type, attname, attrelid::regclass, ${whom('a.grantee')})
      from pg_attribute, aclexplode(attacl) a
     where ${isSeen('a.grantee')} and attrelid in (select oid from ${SEALED} sealed)
    union all
    select format('%s on schema %I to %s', a.privilege_type, n.nspname, ${whom('a.grantee')})
      from pg_namespace n, aclexplode(n.nspacl) a
     where ${isSeen('a.grantee')} and n.oid in (select oid from ${SEALED_SCHEMAS} s)`,

  'a default privilege, for what is made later': `
    select format('by default %s on %s in %s to %s', a.privilege_type, d.defaclobjtype,
                  coalesce(n.nspname, 'any schema'), ${whom('a.grantee')}) as name
      from pg_default_acl d left join pg_namespace n on n.oid = d.defaclnamespace, aclexplode(d.defaclacl) a
     where a.grantee = ${DESK}
        or a.grantee = 0 and not (d.defaclnamespace = 0 and d.defaclobjtype in ('f', 'T'))`,

  'a membership, direct or not': `
    select format('evenhand_desk is a member of %I', rolname) as name from pg_roles
     where oid <> ${DESK} and pg_has_role(${DESK}, oid, 'member') and not (select rolsuper from pg_roles where oid = ${DESK})`,

  'an attribute of the role': `
    select format('evenhand_desk %s', attribute) as name
      from pg_roles r, lateral (values ('is superuser', rolsuper), ('bypasses row security', rolbypassrls),
        ('makes roles', rolcreaterole), ('makes databases', rolcreatedb), ('replicates', rolreplication)
      ) as has (attribute, is_so)
     where r.oid = ${DESK} and is_so`,

  'something sealed that the desk owns': `
    select format('evenhand_desk owns %s', oid::regclass) as name from pg_class
     where relowner = ${DESK} and relkind not in ('i', 'I') and oid in (select oid from ${SEALED} sealed)
    union all
    select format('evenhand_desk owns schema %I', n.nspname) from pg_namespace n
     where n.nspowner = ${DESK} and n.nspname <> 'jobs_desk'
    union all
    select format('evenhand_desk owns database %I', datname) from pg_database where datdba = ${DESK}`,

  'a foreign table or server': `
    select format('foreign table %s', ftrelid::regclass) as name from pg_foreign_table
    union all
    select format('foreign server %I', srvname) from pg_foreign_server
     where has_server_privilege(${DESK}, oid, 'usage')`,

  'a publication': `
    select format('publication %I', pubname) as name from pg_publication where puballtables
    union
    select format('publication %I', p.pubname) from pg_publication_rel r join pg_publication p on p.oid = r.prpubid
     where r.prrelid in (select oid from ${SEALED} sealed)
    union
    select format('publication %I', p.pubname) from pg_publication_namespace m join pg_publication p on p.oid = m.pnpubid
     where m.pnnspid in (select oid from ${SEALED_SCHEMAS} s)`,

  'a large object': `
    select format('large object %s', oid) as name from pg_largeobject_metadata
     where lomowner = ${DESK} or exists (select from aclexplode(lomacl) a where ${isSeen('a.grantee')})
    union all
    select 'every large object, by lo_compat_privileges' where current_setting('lo_compat_privileges')::boolean
    union all
    select 'every large object, by lo_compat_privileges of a role or database' from pg_db_role_setting
     where array_to_string(setconfig, ',') ~ 'lo_compat_privileges=(on|true|yes|1)'`,

  'a grant on the system’s own': `
    select format('%s on %s to evenhand_desk', a.privilege_type, p.oid::regprocedure) as name
      from pg_proc p, aclexplode(p.proacl) a where a.grantee = ${DESK} and not ${isOurs('p.pronamespace')}
    union all
    select format('SELECT on %s to %s', c.oid::regclass, ${whom('a.grantee')}) from pg_class c, aclexplode(c.relacl) a
     where c.oid::regclass::text in ('pg_statistic', 'pg_statistic_ext_data', 'pg_largeobject', 'pg_authid')
       and ${isSeen('a.grantee')}
    union all
    select format('%s on %s to %s', a.privilege_type, parname, ${whom('a.grantee')})
      from pg_parameter_acl, aclexplode(paracl) a where ${isSeen('a.grantee')}`,
};

/**
 * Every window in the wall: whatever lets evenhand_desk, or everybody, see what is sealed although no grant on the
 * vault says so. Looks at the catalogue alone, so it finds them open or not yet used. Sorted; empty is sound.
 */
export async function windowsInTheWall(owner: Client): Promise<string[]> {
  const named: string[] = [];
  for (const query of Object.values(WINDOWS))
    named.push(...(await owner.query<{ name: string }>(query)).rows.map((row) => row.name));
  return [...new Set(named)].sort();
}
