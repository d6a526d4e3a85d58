import fc from 'fast-check';
import { idsOf, row } from './row.fixture.js';
import { indexOfPlace, NOTHING, withChanges, withPage, type Window } from './window.js';

const whole: Window = { rows: [row('a'), row('c'), row('e')], boundary: null };
const head: Window = { ...whole, boundary: 'e' };

describe('the window on the queue', () => {
  it('puts what comes at its place', () => {
    expect(idsOf(withChanges(whole, { rows: [row('d'), row('f')], gone: [] }).rows)).toBe('a c d e f');
  });

  it('moves what changes its place, and drops what is gone', () => {
    expect(idsOf(withChanges(whole, { rows: [row('e', '0')], gone: ['c'] }).rows)).toBe('e a');
  });

  it('leaves out what stands beyond the rows that are loaded', () => {
    expect(idsOf(withChanges(head, { rows: [row('f'), row('a', 'z')], gone: [] }).rows)).toBe('c e');
  });

  it('still takes what stands before its boundary when the last row has gone', () => {
    const without = withChanges(head, { rows: [], gone: ['e'] });
    expect(idsOf(withChanges(without, { rows: [row('d')], gone: [] }).rows)).toBe('a c d');
  });

  it('goes by code units, as the server does, not by the alphabet', () => {
    const rows = [row('Z'), row('a'), row('ä')];
    expect(rows.map(({ place }) => indexOfPlace(rows, place))).toEqual([0, 1, 2]);
  });

  it('grows by a page, in which a row may have come up that it had already', () => {
    const grown = withPage(head, [row('c', 'f'), row('g')], false);
    expect(idsOf(grown.rows)).toBe('a e c g');
    expect(grown.boundary).toBe('g');
    expect(withPage(NOTHING, [], true)).toEqual(NOTHING);
  });

  const places = fc.string({ minLength: 1, maxLength: 3 });
  const changes = fc.record({
    rows: fc.uniqueArray(
      fc.tuple(fc.nat(20), places).map(([id, place]) => row(`${id}`, `${place}|${id}`)),
      { selector: ({ id }) => id },
    ),
    gone: fc.array(fc.nat(20).map(String)),
  });

  it('stands in the order of places, each ticket once, whatever happens, and twice is as once', () => {
    fc.assert(
      fc.property(fc.array(changes), fc.option(places), (frames, boundary) => {
        let window: Window = { rows: [], boundary };
        for (const frame of frames) {
          window = withChanges(window, frame);
          expect(withChanges(window, frame)).toEqual(window);
        }
        const shown = window.rows.map(({ place }) => place);
        expect(shown).toEqual([...shown].sort((a, b) => (a < b ? -1 : 1)));
        expect(new Set(window.rows.map(({ id }) => id)).size).toBe(shown.length);
      }),
    );
  });
});
