import { calendarOf } from '@evenhand/shared/sla/calendar-of';
import type { LadderChoice, TargetDraft } from '@evenhand/shared/wire/policies';
import { marksOf } from './marks.js';
import { drawn } from './time-line.js';

const OFFICE = calendarOf({
  tz: 'Europe/Brussels',
  weekly: {
    mon: [
      ['09:00', '12:00'],
      ['13:00', '17:00'],
    ],
    tue: [['09:00', '17:00']],
  },
});
const ALWAYS = calendarOf({ tz: 'UTC', always_open: true });
const TARGET: TargetDraft = {
  ...{ clock: 'first_response', seconds: 2 * 3_600, thresholds: [50], pauses: [] },
  ...{ calendarId: 'c', ladderId: 'l', isStoppedByDeflections: true },
};
const rung = (when: LadderChoice['rungs'][number]['when']) =>
  ({ when, whom: { kind: 'owner' }, repeatMinutes: null }) as const;
/** A Monday, in winter: an hour ahead of UTC. */
const at = (time: string) => Date.parse(`2026-03-02T${time}:00Z`);

describe('what a rule would do to a complaint', () => {
  it('goes on after lunch, where it began before', () => {
    const marks = marksOf({ target: TARGET, rungs: [], calendar: OFFICE, start: at('10:30') });
    expect(marks).toEqual([
      { at: at('10:30'), happenings: [{ kind: 'start' }] },
      { at: at('12:30'), happenings: [{ kind: 'threshold', percent: 50 }] },
      { at: at('13:30'), happenings: [{ kind: 'deadline' }] },
    ]);
  });

  it('puts in one mark what happens at one instant', () => {
    const rungs = [rung({ kind: 'percent', percent: 50 }), rung({ kind: 'after breach', minutes: 0 })];
    const marks = marksOf({ target: TARGET, rungs, calendar: ALWAYS, start: at('10:00') });
    expect(marks.map(({ happenings }) => happenings.map(({ kind }) => kind))).toEqual([
      ['start'],
      ['threshold', 'rung'],
      ['deadline', 'rung'],
    ]);
  });

  it('tells the last rung in every turn where its tickets start at the top', () => {
    const rungs = [
      { ...rung({ kind: 'percent', percent: 50 }), whom: { kind: 'assignee' as const } },
      { ...rung({ kind: 'percent', percent: 100 }), repeatMinutes: 60 },
    ];
    const preview = { target: TARGET, rungs, calendar: ALWAYS, start: at('10:00'), startsAtTop: true };
    const told = marksOf(preview).flatMap(({ happenings }) =>
      happenings.flatMap((one) => (one.kind === 'rung' ? [one] : [])),
    );
    expect(told.map(({ nth, rung: { whom, repeatMinutes } }) => [nth, whom.kind, repeatMinutes])).toEqual([
      [2, 'owner', 60],
      [2, 'owner', null],
    ]);
  });

  it('tells nobody in closed hours: what is some time after waits for the opening', () => {
    const rungs = [
      rung({ kind: 'percent', percent: 100 }),
      rung({ kind: 'after breach', minutes: 60 }),
      rung({ kind: 'unanswered', minutes: 30 }),
    ];
    const marks = marksOf({ target: TARGET, rungs, calendar: OFFICE, start: at('13:30') });
    expect(marks.map((mark) => mark.at)).toEqual([
      ...[at('13:30'), at('14:30'), at('15:30')],
      // A quarter past four and after five in Brussels: the next day at nine, then half an hour later.
      ...[Date.parse('2026-03-03T08:00:00Z'), Date.parse('2026-03-03T08:30:00Z')],
    ]);
  });
});

describe('a drawn time line', () => {
  it('shades what is closed, from the start to a little behind the last mark', () => {
    const marks = marksOf({ target: TARGET, rungs: [], calendar: OFFICE, start: at('10:30') });
    const { closed, dots } = drawn(marks, OFFICE);
    expect(closed).toHaveLength(1);
    // Lunch, from half an hour after the start for one hour, of three hours and a bit.
    expect(closed[0]?.from).toBeCloseTo((100 * 30) / (180 * 1.06), 5);
    expect(closed[0]?.width).toBeCloseTo((100 * 60) / (180 * 1.06), 5);
    expect(dots.at(-1)?.x).toBeCloseTo(100 / 1.06, 5);
  });

  it('shades nothing where it is always open', () => {
    const marks = marksOf({ target: TARGET, rungs: [], calendar: ALWAYS, start: at('10:30') });
    expect(drawn(marks, ALWAYS).closed).toEqual([]);
  });

  it('puts marks that would touch above each other', () => {
    const target = { ...TARGET, thresholds: [96, 98] };
    const marks = marksOf({ target, rungs: [], calendar: ALWAYS, start: at('10:00') });
    expect(drawn(marks, ALWAYS).dots.map(({ level }) => level)).toEqual([0, 0, 1, 2]);
  });

  it('has a handful of ticks, however long it is', () => {
    for (const seconds of [60, 3_600, 86_400, 30 * 86_400, 365 * 86_400]) {
      const marks = marksOf({
        target: { ...TARGET, seconds },
        rungs: [],
        calendar: ALWAYS,
        start: at('10:00'),
      });
      const { ticks } = drawn(marks, ALWAYS);
      expect(ticks.length).toBeLessThanOrEqual(14);
      expect(ticks.every(({ x }) => x > 0 && x < 100)).toBe(true);
    }
  });
});
