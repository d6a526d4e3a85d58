import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { ROLES, type Role } from '@evenhand/shared/wire/session';
import { Brands } from '../../src/desk/coverage/brands.js';
import { startDesk, type TestDesk } from '../desk.js';
import { ask, type Seat } from './asking.js';
import { inCalendarOf } from './bodies.js';
import { addressed, ROUTES, unsaid, type Who } from './rights-table.js';
import { nameOf, type Route, routesOf } from './routes.js';

const isSafe = ({ method }: Route) => method === 'GET';
const whoMay = (route: Route): Who => ROUTES[nameOf(route)]?.who ?? [];
const isOfBrand = (route: Route) => Array.isArray(whoMay(route));

describe('every route of the app', () => {
  let desk: TestDesk;
  let otherBrand: string;
  let routes: Route[];
  let ours: { calendarId: string; ladderId: string; personId: string };
  const seats = new Map<Role, Seat>();
  beforeAll(async () => {
    desk = await startDesk();
    routes = routesOf(desk.app);
    const sql = `select calendar_id as "calendarId", ladder_id as "ladderId",
                        (select person_id from people.membership limit 1) as "personId" from desk.target limit 1`;
    [ours] = (await desk.asOwner(sql)) as [typeof ours];
    otherBrand = (await desk.app.get(Brands).add('Another Brand', 'test')).id;
    for (const role of ROLES) seats.set(role, await desk.signIn((await desk.person(role)).email));
  });
  afterAll(() => desk.close());

  const call = async (route: Route, brandId: string, by?: Seat) => {
    const path = addressed(route.path, brandId);
    const body = ROUTES[nameOf(route)]?.body;
    return ask(desk, `${route.method} ${path}`, {
      ...(by && { by }),
      ...(body && { body: inCalendarOf(body, ours) }),
    });
  };
  const seatOf = (role: Role) => seats.get(role) as Seat;
  const guarded = () => routes.filter((route) => whoMay(route) !== 'open');

  it('is found by this walk, as far as anybody can tell', async () => {
    const { body } = await ask<{ paths: Record<string, object> }>(desk, 'GET /api/docs-json');
    const documented = Object.entries(body.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(routes.map(nameOf).toSorted()).toEqual(documented.toSorted());
  });

  it('stands in the table of rights, in which nothing else stands', () => {
    expect(unsaid('ROUTES', routes.map(nameOf), ROUTES)).toEqual([]);
  });

  it('would be missed there, with a sentence that says what to add', () => {
    const said = Object.keys(ROUTES);
    expect(unsaid('ROUTES', [...said, 'POST /api/everything'], ROUTES)).toEqual([
      'Who may use "POST /api/everything"? Add it to ROUTES in api/test/people/rights-table.ts, with the roles that may.',
    ]);
    expect(unsaid('ROUTES', said.slice(1), ROUTES)).toHaveLength(1);
  });

  it('says in the code what the table says', () => {
    const said = ({ open, right }: Route) => {
      if (open) return right ? 'both' : 'open';
      return right?.anyone ? 'anyone' : right?.roles.toSorted();
    };
    for (const route of routes) {
      const who = whoMay(route);
      expect([nameOf(route), said(route)]).toEqual([
        nameOf(route),
        typeof who === 'string' ? who : who.toSorted(),
      ]);
    }
  });

  it('names a brand in its path where it is for roles, and only there', () => {
    const odd = routes.filter((route) => isOfBrand(route) !== route.path.startsWith('/api/brands/:brandId/'));
    expect(odd.map(nameOf)).toEqual([]);
  });

  it('says 401 to whoever is not signed in, unless it is open', async () => {
    for (const route of guarded()) {
      const { status, code } = await call(route, desk.brandId);
      expect([nameOf(route), status, code]).toEqual([nameOf(route), 401, 'signed-out']);
    }
  });

  it('says 404 of a brand that is not there, that is not the viewer’s, or that is no id', async () => {
    for (const route of routes.filter(isOfBrand))
      for (const role of ROLES)
        for (const brandId of [newId(), otherBrand, 'junk']) {
          const { status } = await call(route, brandId, seatOf(role));
          expect([nameOf(route), role, brandId, status]).toEqual([nameOf(route), role, brandId, 404]);
        }
  });

  it('says 403 to a role that it is not for, and does what the others ask', async () => {
    for (const route of routes.filter(isOfBrand))
      for (const role of ROLES) {
        const { status, code } = await call(route, desk.brandId, seatOf(role));
        const said = [nameOf(route), role, status, code];
        if (!whoMay(route).includes(role)) expect(said).toEqual([nameOf(route), role, 403, 'not-yours']);
        // What its path names beside the brand is not there.
        else if (/:\w+/.test(route.path.replace(':brandId', ''))) expect(said[2]).toBe(404);
        else expect([nameOf(route), role, status < 300]).toEqual([nameOf(route), role, true]);
      }
  });

  it('answers everybody who is signed in where it is for anyone', async () => {
    for (const route of guarded().filter((one) => whoMay(one) === 'anyone' && isSafe(one)))
      for (const role of ROLES) {
        const { status } = await call(route, '', seatOf(role));
        expect([nameOf(route), role, status]).toEqual([nameOf(route), role, 200]);
      }
  });

  it('changes nothing without the token of the very session that asks', async () => {
    const { cookie, csrf } = seatOf('manager');
    for (const route of guarded().filter((one) => !isSafe(one)))
      for (const forged of ['', 'junk', seatOf('agent').csrf, `${csrf}x`, csrf.toUpperCase()]) {
        const { status, code } = await call(route, desk.brandId, { cookie, csrf: forged });
        expect([nameOf(route), forged, status, code]).toEqual([
          ...[nameOf(route), forged],
          ...[403, 'not-from-our-page'],
        ]);
      }
  });

  it('changes nothing without any token, and nothing by a token in the wrong place', async () => {
    const { cookie, csrf } = seatOf('manager');
    for (const route of guarded().filter((one) => !isSafe(one))) {
      const path = addressed(route.path, desk.brandId);
      for (const query of ['', `?x-xsrf-token=${csrf}`]) {
        const { code } = await ask(desk, `${route.method} ${path}${query}`, { headers: { cookie } });
        expect([nameOf(route), code]).toEqual([nameOf(route), 'not-from-our-page']);
      }
    }
  });

  it('that is safe changes nothing: only GET goes without a token', () => {
    const methods = new Set(
      guarded()
        .filter(isSafe)
        .map(({ method }) => method),
    );
    expect([...methods]).toEqual(['GET']);
  });
});
