import { v7 as newId } from 'uuid';
import type { RotaDraft, RotaPage } from '@evenhand/shared/wire/ladders';
import { ask, type Answer, type Seat } from '../people/asking.js';
import type { TestDesk } from '../desk.js';

/** A rota over the wire, as a manager of the brand has it. */
export const rotasBy =
  (desk: TestDesk, by: Seat) =>
  <T = RotaPage>(asked: string, body?: unknown): Promise<Answer<T>> => {
    const [method, rest = ''] = asked.split(' ');
    const path = `${method} /api/brands/${desk.brandId}/rotas${rest}`;
    return ask<T>(desk, path, { by, ...(body !== undefined && { body }) });
  };

/** A week each, from Monday to Monday, at 09:00 in Brussels. */
export const weekly = (people: readonly string[], given: Partial<RotaDraft> = {}): RotaDraft => ({
  ...{ name: `Rota ${newId()}`, zone: 'Europe/Brussels', people, startsOn: '2026-03-02', hours: null },
  handOver: { every: 'week', weekday: 'mon', at: '09:00' },
  ...given,
});

/** From now on the ladder of every clock of the brand calls by the rota, at 75 % and before its owner. */
export async function callBy(desk: TestDesk, rotaId: string): Promise<void> {
  await desk.asOwner(
    `update desk.rung set whom = 'rota', rota_id = $2 where brand_id = $1 and whom in ('assignee', 'rota')`,
    [desk.brandId, rotaId],
  );
}

/** What a rota's own chain tells. */
export const chainOf = async (desk: TestDesk, id: string): Promise<string[]> =>
  (
    await desk.asOwner<{ kind: string }>('select kind from ledger.event where chain = $1 order by seq', [id])
  ).map(({ kind }) => kind);
