import { whereIs } from './where.js';

describe('the frame', () => {
  it.each([
    ['/brands/b/queue?view=mine', { brandId: 'b', screen: 'queue' }],
    ['/brands/b/tickets/t', { brandId: 'b', screen: 'queue' }],
    ['/brands/b/breaches?from=2026-01-01', { brandId: 'b', screen: 'breaches' }],
    ['/brands/b/ladders/rotas', { brandId: 'b', screen: 'ladders' }],
    ['/brands/b/nothing', { brandId: 'b' }],
    ['/brands/b', { brandId: 'b' }],
    ['/sessions', {}],
    ['/', {}],
  ])('knows from %s where it is', (url, where) => {
    expect(whereIs(url)).toEqual(where);
  });
});
