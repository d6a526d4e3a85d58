import type { LadderStep, Telling } from '@evenhand/shared/wire/ladders';
import { nextOf, toldOf } from './standing.js';

const at = (minute: number) => `2026-03-02T12:${String(minute).padStart(2, '0')}:00.000Z`;
const telling = (name: string, minute: number): Telling => ({
  ...{ id: name, name, isRoom: false, times: 1, at: at(minute), ways: [] },
});
const step = (rung: number, given: Partial<LadderStep> = {}): LadderStep => ({
  ...{ clock: 'first_response', round: 1, rung, when: { kind: 'percent', percent: 75 }, whom: 'owner' },
  ...{ named: null, who: [], ways: ['browser'], repeatMinutes: null, dueAt: null, toldAt: null },
  ...{ timesTold: 0, nextAt: null, told: [] },
  ...given,
});

describe('where a ticket stands on its ladder', () => {
  it('tells who was told, the last one first, and on which rung', () => {
    const steps = [step(1, { told: [telling('Ana', 5)] }), step(2, { told: [telling('Olga', 9)] })];
    expect(toldOf({ steps }).map(({ name, rung }) => [name, rung])).toEqual([
      ['Olga', 2],
      ['Ana', 1],
    ]);
  });

  it('tells who is next: the earliest, and of two at once the lower rung', () => {
    const steps = [
      step(1),
      step(2, { nextAt: at(9) }),
      step(3, { nextAt: at(7) }),
      step(4, { nextAt: at(7) }),
    ];
    expect(nextOf({ steps })?.rung).toBe(3);
    expect(nextOf({ steps: [step(1)] })).toBeNull();
  });
});
