import type { EntityManager } from 'typeorm';
import { clock } from '../../clock.js';
import { append } from '../../ledger/append.js';
import { NotFound, Refusal } from '../../platform/refusal.js';
import type { WordRule } from './word-rules.js';

const PUT = `
  insert into desk.word_rule (brand_id, name, position, words, topic, severity)
    values ($1, $2, coalesce((select max(position) + 10 from desk.word_rule where brand_id = $1), 10), $3, $4, $5)
  on conflict (brand_id, name) do update
    set words = excluded.words, topic = excluded.topic, severity = excluded.severity`;

/** Adds a rule at the end of the list, or changes the one of that name where it stands. */
export async function putWordRule(
  tx: EntityManager,
  brandId: string,
  rule: WordRule,
  actor: string,
): Promise<void> {
  const { name, words, topic, severity } = rule;
  if (topic === null && severity === null)
    throw new Refusal('rule-empty', `The rule "${name}" must give a topic, a severity, or both.`, 400);
  await tx.query(PUT, [brandId, name, words, topic, severity]);
  const at = await clock.now(tx);
  await append(tx, brandId, [{ chain: brandId, kind: 'word rule put', actor, at, body: { ...rule } }]);
}

/** @throws NotFound */
export async function removeWordRule(
  tx: EntityManager,
  brandId: string,
  name: string,
  actor: string,
): Promise<void> {
  const [, removed] = await tx.query<[unknown[], number]>(
    'delete from desk.word_rule where brand_id = $1 and name = $2',
    [brandId, name],
  );
  if (removed === 0) throw new NotFound(`word rule named "${name}"`);
  const at = await clock.now(tx);
  await append(tx, brandId, [{ chain: brandId, kind: 'word rule removed', actor, at, body: { name } }]);
}
