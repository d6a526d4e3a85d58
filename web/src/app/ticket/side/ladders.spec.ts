import type { LadderStep } from '@evenhand/shared/wire/ladders';
import { ladders } from './ladders.js';

const step = (given: Partial<LadderStep>): LadderStep => ({
  ...{ clock: 'first_response', round: 1, rung: 1, when: { kind: 'percent', percent: 75 }, whom: 'owner' },
  ...{ named: null, who: [], ways: ['browser'], repeatMinutes: null, dueAt: null, toldAt: null },
  ...{ timesTold: 0, nextAt: null, told: [] },
  ...given,
});

describe('the ladders of a ticket', () => {
  it('stand by clock and round, in their order', () => {
    const found = ladders([step({}), step({ clock: 'resolution' }), step({ clock: 'resolution', round: 2 })]);
    expect(found.map(({ kind, round }) => [kind, round])).toEqual([
      ['first_response', 1],
      ['resolution', 1],
      ['resolution', 2],
    ]);
  });

  it('stand at the step that was told last, and at none before the first', () => {
    const told = { toldAt: '2026-03-02T12:00:00.000Z' };
    expect(ladders([step(told), step(told), step({})])[0]?.here).toBe(1);
    expect(ladders([step({})])[0]?.here).toBe(-1);
  });
});
