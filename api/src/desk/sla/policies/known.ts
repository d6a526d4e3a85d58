import type { EntityManager } from 'typeorm';
import type { PolicyChoices } from '@evenhand/shared/wire/policies';
import { LANGUAGES } from '../../intake/language.js';
import type { Known } from './checked-draft.js';

const latest = (table: string) =>
  `select distinct on (id) id, version, name from desk.${table}
    where brand_id = $1 and retired_at is null order by id, version desc`;

const whenOfRung = `
  case when at_percent is not null then json_build_object('kind', 'percent', 'percent', at_percent)
       when after_minutes is not null then json_build_object('kind', 'after breach', 'minutes', after_minutes)
       else json_build_object('kind', 'unanswered', 'minutes', unanswered_minutes) end`;

const whomOfRung = `
  json_strip_nulls(json_build_object('kind', whom, 'personId', person_id, 'role', role, 'rotaId', rota_id,
    'webhookId', case whom when 'webhook' then webhook_id end))`;

const list = (query: string) => `(select coalesce(json_agg(one), '[]') from (${query}) as l (one))`;

const CHOICES = `
  select ${list(`select json_build_object('id', id, 'handle', handle, 'channel', channel, 'agency', agency,
                   'policyId', policy_id) from desk.account where brand_id = $1 order by lower(handle), id`)} as accounts,
         ${list(`select topic from desk.word_rule where brand_id = $1 and topic is not null
                 union select 'other' order by 1`)} as topics,
         ${list(`select distinct agency from desk.account where brand_id = $1 and agency is not null order by 1`)} as agencies,
         ${list(`select name from desk.contract where brand_id = $1 order by lower(name)`)} as contracts,
         ${list(`select json_build_object('id', id, 'name', name) from (${latest('calendar')}) c order by lower(name), id`)}
           as calendars,
         ${list(`select json_build_object('id', l.id, 'name', l.name, 'rungs', (
                   select coalesce(json_agg(json_build_object('when', ${whenOfRung}, 'whom', ${whomOfRung},
                            'repeatMinutes', repeat_minutes) order by position), '[]')
                     from desk.rung r
                    where r.brand_id = $1 and (r.ladder_id, r.ladder_version) = (l.id, l.version)))
                   from (${latest('ladder')}) l order by lower(l.name), l.id`)} as ladders`;

/** What rules can ask for, and what targets can run in. */
export async function choicesOf(tx: Pick<EntityManager, 'query'>, brandId: string): Promise<PolicyChoices> {
  const [found] = await tx.query<Omit<PolicyChoices, 'languages'>[]>(CHOICES, [brandId]);
  if (!found) throw new Error('There is nothing to choose from.');
  return { ...found, languages: LANGUAGES };
}

export async function knownOf(tx: Pick<EntityManager, 'query'>, brandId: string): Promise<Known> {
  const { accounts, topics, agencies, contracts, calendars, ladders } = await choicesOf(tx, brandId);
  const ids = (of: readonly { readonly id: string }[]) => new Set(of.map(({ id }) => id));
  return {
    ...{ accounts: ids(accounts), calendars: ids(calendars), ladders: ids(ladders) },
    ...{ topics: new Set(topics), agencies: new Set(agencies), contracts: new Set(contracts) },
  };
}
