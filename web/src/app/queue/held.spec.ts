import { released, whileHeld, withPageAtEnd } from './held.js';
import { idsOf, row } from './row.fixture.js';
import { withChanges, type Changes, type Window } from './window.js';

const before: Window = { rows: [row('a'), row('c'), row('e')], boundary: 'e' };

function heard(changes: Changes) {
  return whileHeld(released(before), withChanges(before, changes), changes);
}

describe('rows that are held still', () => {
  it.each([
    ['a new ticket', { rows: [row('b')], gone: [] }],
    ['a ticket that moves', { rows: [row('e', '0')], gone: [] }],
    ['a ticket that moves out of what is loaded', { rows: [row('a', 'z')], gone: [] }],
    ['a ticket that goes', { rows: [], gone: ['c'] }],
  ])('keep %s waiting', (_what, changes) => {
    expect(idsOf(heard(changes).rows)).toBe('a c e');
    expect(heard(changes).waiting.size).toBe(1);
  });

  it('show at once what changes without moving', () => {
    const held = heard({ rows: [row('c', 'c', { rung: 2 })], gone: [] });
    expect(held.rows[1]?.rung).toBe(2);
    expect(held.waiting.size).toBe(0);
  });

  it('do not count what they would not show', () => {
    expect(heard({ rows: [row('x')], gone: ['y'] }).waiting.size).toBe(0);
  });

  it('count a ticket once, and not at all when it came and went', () => {
    const came = { rows: [row('b')], gone: [] };
    const held = whileHeld(heard(came), before, came);
    expect(held.waiting.size).toBe(1);
    expect(whileHeld(held, before, { rows: [], gone: ['b'] }).waiting.size).toBe(0);
  });

  it('take a page at their end', () => {
    expect(idsOf(withPageAtEnd(released(before), [row('a', 'f'), row('g')]).rows)).toBe('a c e g');
  });
});
