import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { ROLES, type Role } from '@evenhand/shared/wire/session';
import { Brands } from '../../src/desk/coverage/brands.js';
import { startDesk, type TestDesk } from '../desk.js';
import { routesOf, type Route } from './routes.js';

describe('every route of the app', () => {
  let desk: TestDesk;
  let routes: Route[];
  const signedIn = new Map<Role, { cookie: string; csrf: string }>();
  beforeAll(async () => {
    desk = await startDesk();
    routes = routesOf(desk.app);
    for (const role of ROLES) signedIn.set(role, await desk.signIn((await desk.person(role)).email));
  });
  afterAll(() => desk.close());

  const ask = async ({ method, path }: Route, brandId: string, role?: Role) => {
    const session = role && signedIn.get(role);
    const url = desk.url + path.replace(':brandId', brandId).replace(/:\w+/g, newId());
    const headers = session && { cookie: session.cookie, 'x-xsrf-token': session.csrf };
    return (await fetch(url, { method, ...(headers && { headers }) })).status;
  };
  const ofBrands = () => routes.filter((route) => route.right && !route.right.anyone);
  const name = ({ method, path }: Route) => `${method} ${path}`;

  it('is found by this walk, as far as anybody can tell', async () => {
    const answer = await fetch(`${desk.url}/api/docs-json`);
    const { paths } = (await answer.json()) as { paths: Record<string, Record<string, unknown>> };
    const documented = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(routes.map(name).toSorted()).toEqual(documented.toSorted());
    expect(ofBrands().length).toBeGreaterThanOrEqual(4);
  });

  it('says either why it is open or who may use it', () => {
    const silent = routes.filter((route) => Boolean(route.open) === Boolean(route.right));
    expect(silent.map(name)).toEqual([]);
    expect(
      routes
        .filter((route) => route.open)
        .map(name)
        .toSorted(),
    ).toEqual([
      'GET /api/intake/:source/posts/:channel/:externalId',
      'GET /health/live',
      'GET /health/ready',
      'POST /api/intake/:source/posts',
      'POST /api/session',
    ]);
  });

  it('says 401 to whoever is not signed in, unless it is open', async () => {
    for (const route of routes.filter((one) => !one.open))
      expect([name(route), await ask(route, desk.brandId)]).toEqual([name(route), 401]);
  });

  it('says 404 of a brand that is not there, that is not the viewer’s, or that is no id', async () => {
    const other = await desk.app.get(Brands).add('Another Brand', 'test');
    for (const route of ofBrands())
      for (const role of ROLES)
        for (const brandId of [newId(), other.id, 'junk'])
          expect([name(route), role, await ask(route, brandId, role)]).toEqual([name(route), role, 404]);
  });

  it('says 403 to a role that it is not for, and lets the others in', async () => {
    for (const route of ofBrands())
      for (const role of ROLES) {
        const mayIt = route.right?.anyone === false && route.right.roles.includes(role);
        const status = await ask(route, desk.brandId, role);
        expect([name(route), role, status === 403]).toEqual([name(route), role, !mayIt]);
      }
  });

  it('hands an auditor and an admin nothing of the queue', async () => {
    const queue = routes.find((route) => route.path.endsWith('/queue')) as Route;
    expect(await Promise.all(ROLES.map((role) => ask(queue, desk.brandId, role)))).toEqual([
      200, 200, 403, 403,
    ]);
  });
});
