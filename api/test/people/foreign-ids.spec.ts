import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { ROLES, type Role } from '@evenhand/shared/wire/session';
import { startDesk, type TestDesk } from '../desk.js';
import { ask, type Seat } from './asking.js';
import { furnishBrand, type FurnishedBrand } from './furnished-brand.js';
import { ROUTES } from './rights-table.js';

const withIds = Object.entries(ROUTES).filter(
  ([name, { who }]) => Array.isArray(who) && idsIn(name).length > 0,
);
function idsIn(route: string): string[] {
  return [...route.matchAll(/:(\w+)/g)]
    .map(([, id]) => id ?? '')
    .filter((id) => /Id$/.test(id) && id !== 'brandId');
}

describe('what another brand has', () => {
  let desk: TestDesk;
  let ours: FurnishedBrand;
  let theirs: FurnishedBrand;
  const seats = new Map<Role, Seat>();
  beforeAll(async () => {
    desk = await startDesk();
    [ours, theirs] = [await furnishBrand(desk, 'Ours'), await furnishBrand(desk, 'Theirs')];
    for (const role of ROLES) seats.set(role, await ours.seat(role));
  });
  afterAll(() => desk.close());

  const call = (route: string, ids: Readonly<Record<string, string>>, by: Seat) => {
    const body = ROUTES[route]?.body;
    const path = route
      .replace(':kind', 'reply')
      .replace(/:(\w+)/g, (_, id: string) => ids[id] ?? `no ${id} in furnished-brand.ts`);
    return ask(desk, path, { by, ...(body && { body: body_(body, ids) }) });
  };
  /** What a body names belongs to the brand that its path names. */
  const body_ = (body: object, { personId, policyId }: Readonly<Record<string, string>>) => ({
    ...body,
    ...('ownerId' in body && { ownerId: personId }),
    ...('policyId' in body && { policyId }),
    ...('id' in body && { id: newId() }),
  });
  const mayUse = (route: string) => ROLES.find((role) => ROUTES[route]?.who.includes(role)) as Role;

  it.each(withIds.map(([name]) => name))('is not there for %s', async (route) => {
    for (const id of idsIn(route)) {
      const mixed = { ...(await ours.ids()), [id]: (await theirs.ids())[id] ?? '' };
      const { status } = await call(route, mixed, seats.get(mayUse(route)) as Seat);
      expect([id, status]).toEqual([id, 404]);
    }
  });

  it.each(withIds.map(([name]) => name))('is there for its own people, at %s', async (route) => {
    const { status } = await call(route, await theirs.ids(), await theirs.seat(mayUse(route)));
    expect(status).not.toBe(404);
    expect(status).toBeLessThan(500);
  });
});
