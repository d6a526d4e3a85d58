import type { EntityManager } from 'typeorm';
import type { Rung } from '@evenhand/shared/wire/ladders';

/** On the first version of each, which whoever retires one locks; in one order. */
const HOLD =
  'select from desk.rota where brand_id = $1 and id = any($2) and version = 1 order by id for key share';

/** Nobody retires a rota by which a ladder is about to call. */
export async function holdRotas(tx: EntityManager, brandId: string, rungs: readonly Rung[]): Promise<void> {
  const named = rungs.flatMap(({ whom }) => (whom.kind === 'rota' ? [whom.rotaId] : []));
  if (named.length > 0) await tx.query(HOLD, [brandId, [...new Set(named)]]);
}
