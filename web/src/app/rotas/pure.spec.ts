import { hoursFrom, hoursText } from './hours-text.js';
import { instantOf, shownAt } from './wall-clock.js';
import { piecesIn, type Week, weeksAround } from './weeks.js';

const at = Date.parse;

describe('hours that are typed in', () => {
  it('are read however they are written, and shown in one way', () => {
    expect(hoursFrom('9-12, 13:30 – 17h00;22.00-6')).toEqual([
      ['09:00', '12:00'],
      ['13:30', '17:00'],
      ['22:00', '06:00'],
    ]);
    expect(
      hoursText([
        ['09:00', '12:00'],
        ['13:00', '24:00'],
      ]),
    ).toBe('09:00–12:00, 13:00–24:00');
    expect(hoursFrom('  ')).toEqual([]);
  });

  it.each(['9', '9-', '25-26', '09:60-10', '9-9', '24:00-3', 'all day'])('are refused as %s', (text) => {
    expect(hoursFrom(text)).toBeNull();
  });
});

describe('the wall clock of another zone', () => {
  it('is read and written as a field has it', () => {
    expect(shownAt('Asia/Kolkata', at('2026-03-02T20:00:00Z'))).toBe('2026-03-03T01:30');
    expect(instantOf('Asia/Kolkata', '2026-03-03T01:30')).toBe(at('2026-03-02T20:00:00Z'));
  });

  it('has a skipped reading when the next one is, and the first of two', () => {
    expect(instantOf('Europe/Brussels', '2026-03-29T02:30')).toBe(at('2026-03-29T01:00:00Z'));
    expect(instantOf('Europe/Brussels', '2026-10-25T02:30')).toBe(at('2026-10-25T00:30:00Z'));
    expect(instantOf('Europe/Brussels', '2026-02-30T02:30')).toBeNull();
    expect(instantOf('Europe/Brussels', '')).toBeNull();
  });
});

describe('the weeks of a rota', () => {
  it('begin on Monday by the wall clock, and are an hour short where the clock is put forward', () => {
    const [week, next] = weeksAround('Europe/Brussels', at('2026-03-29T21:59:00Z'), {
      skip: 0,
      count: 2,
    }) as [Week, Week];
    expect([week.from, week.to]).toEqual([at('2026-03-22T23:00:00Z'), at('2026-03-29T22:00:00Z')]);
    expect(week.days.map(({ date }) => date.slice(8))).toEqual(['23', '24', '25', '26', '27', '28', '29']);
    const [first, , , , , , last] = week.days;
    expect(last?.width).toBeCloseTo((23 / 24) * Number(first?.width));
    expect(next.from).toBe(week.to);
    expect(weeksAround('UTC', at('2026-03-02T00:00:00Z'), { skip: -1, count: 1 })[0]?.days[0]?.date).toBe(
      '2026-02-23',
    );
  });

  it('show what lies in them, cut off at their ends', () => {
    const [week] = weeksAround('UTC', at('2026-03-02T00:00:00Z'), { skip: 0, count: 1 });
    const stretch = {
      from: at('2026-03-01T00:00:00Z'),
      to: at('2026-03-03T00:00:00Z'),
      personId: 'ana',
      isOverride: false,
      gap: null,
    };
    const [piece, other] = piecesIn(week!, [stretch]);
    expect(piece?.left).toBe(0);
    expect(piece?.width).toBeCloseTo(100 / 7);
    expect(other).toBeUndefined();
  });
});
