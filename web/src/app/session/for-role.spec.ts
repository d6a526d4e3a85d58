import { TestBed } from '@angular/core/testing';
import { provideRouter, type UrlSegment } from '@angular/router';
import type { Role } from '@evenhand/shared/wire/session';
import { forAnotherRole, forRole } from './for-role.js';
import { firstScreen, type Screen } from './screens.js';
import { Session } from './session.js';

const segments = (path: string) => path.split('/').map((part) => ({ path: part }) as UrlSegment);
const me = (role: Role) => ({
  id: 'ana',
  name: 'Ana',
  email: 'ana@example.org',
  brands: [{ id: 'b', name: 'Brand', role }],
});

describe('a screen', () => {
  beforeEach(() => TestBed.configureTestingModule({ providers: [provideRouter([])] }));

  const isFor = (screen: Screen, address: string) =>
    TestBed.runInInjectionContext(() => forRole(screen)({}, segments(address), {} as never));

  it.each<[Role, Screen, boolean]>([
    ['agent', 'queue', true],
    ['agent', 'breaches', false],
    ['agent', 'people', false],
    ['manager', 'queue', true],
    ['manager', 'breaches', true],
    ['manager', 'people', true],
    ['admin', 'queue', false],
    ['admin', 'people', true],
    ['auditor', 'queue', false],
    ['auditor', 'audit', true],
  ])('is, for somebody who is %s, %s: %s', async (role, screen, is) => {
    TestBed.inject(Session).me.set(me(role));
    expect(await isFor(screen, `brands/b/${screen}`)).toBe(is);
  });

  it('is nobody’s in a brand that is not theirs', async () => {
    TestBed.inject(Session).me.set(me('manager'));
    expect(await isFor('breaches', 'brands/other/breaches')).toBe(false);
  });

  it('is left to the sign-in screen where nobody is signed in', async () => {
    TestBed.inject(Session).me.set(null);
    expect(await isFor('breaches', 'brands/b/breaches')).toBe(true);
  });

  it.each([
    ['brands/b/breaches', true],
    ['brands/b/tickets/t', true],
    ['brands/b/climbing', true],
    ['brands/b/policies/new', true],
    ['brands/b/calendars', true],
    ['brands/b/ladders/rotas', true],
    ['brands/b/nonsense', false],
    ['brands/b', false],
  ])('might be another role’s at %s: %s', (address, is) => {
    expect(forAnotherRole({}, segments(address), {} as never)).toBe(is);
  });

  it.each<[Role, Screen]>([
    ['agent', 'queue'],
    ['manager', 'queue'],
    ['admin', 'people'],
    ['auditor', 'audit'],
  ])('is where somebody who is %s begins: %s', (role, screen) => {
    expect(firstScreen({ id: 'b', name: 'Brand', role })).toEqual(['/brands', 'b', screen]);
  });
});
