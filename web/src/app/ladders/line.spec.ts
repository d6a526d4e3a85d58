import { calendarOf } from '@evenhand/shared/sla/calendar-of';
import { lineOf } from './line.js';

const MINUTE = 60_000;
const start = Date.parse('2026-03-02T16:50:00Z');
const office = calendarOf({ tz: 'UTC', weekly: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] } });

describe('the line of a ladder', () => {
  it('goes from the start to the last ring, with the night in between', () => {
    const at = (minutes: number) => start + minutes * MINUTE;
    const rings = [
      { rung: 1, at: at(5), again: [] },
      { rung: 2, at: at(970), again: [at(980)] },
    ];
    const { marks, closed, dueX } = lineOf({ dueAt: at(970), rings }, office, start);
    expect(marks.map(({ label, isAgain }) => [label, isAgain])).toEqual([
      ['1', false],
      ['2', false],
      ['2', true],
    ]);
    expect(marks.at(-1)?.x).toBe(980);
    expect(dueX).toBe(marks[1]?.x);
    expect(closed).toHaveLength(1);
  });

  it('puts what stands close to each other above one another', () => {
    const rings = [1, 2, 3].map((rung) => ({ rung, at: start + 60 * MINUTE, again: [] }));
    const line = lineOf({ dueAt: start + 60 * MINUTE, rings }, office, start);
    expect(line.marks.map(({ row }) => row)).toEqual([0, 1, 2]);
    expect(line.rows).toBe(3);
  });
});
