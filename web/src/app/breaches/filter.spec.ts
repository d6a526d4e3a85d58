import { filterFrom, leftOut, queryOf, searchOf } from './filter.js';

const now = new Date(2026, 2, 12, 15, 30).getTime();
const midnight = (month: number, day: number) => new Date(2026, month - 1, day).toISOString();

describe('the filter of breaches', () => {
  it('asks for the breaches of the last seven days, live ones, where the address says nothing', () => {
    expect(queryOf(filterFrom({}), now)).toEqual({
      from: midnight(3, 6),
      which: 'breached',
      history: 'live',
    });
  });

  it.each([
    ['today', { from: midnight(3, 12) }],
    ['month', { from: midnight(2, 11) }],
    ['all', {}],
  ])('asks for %s by its instants', (period, span) => {
    const { from, to } = queryOf(filterFrom({ period }), now);
    expect({ ...(from && { from }), ...(to && { to }) }).toEqual(span);
  });

  it('takes the last day of a period of one’s own in', () => {
    const asked = filterFrom({ period: 'custom', from: '2026-02-01', to: '2026-02-28' });
    expect(queryOf(asked, now)).toMatchObject({ from: midnight(2, 1), to: midnight(3, 1) });
  });

  it('takes two days of a period in whichever order they were put', () => {
    const asked = filterFrom({ period: 'custom', from: '2026-02-28', to: '2026-02-01' });
    expect(queryOf(asked, now)).toMatchObject({ from: midnight(2, 1), to: midnight(3, 1) });
  });

  it('leaves out what the server would not understand', () => {
    const asked = {
      period: 'custom',
      from: 'yesterday',
      account: "'; drop",
      clock: 'reach',
      which: 'x',
      history: '',
    };
    expect(queryOf(filterFrom(asked), now)).toEqual({ which: 'breached', history: 'live' });
  });

  it('names what it leaves out, and nothing else', () => {
    expect(leftOut({ from: 'garbage', account: 'zzz', which: 'all' })).toEqual([
      'from=garbage',
      'account=zzz',
    ]);
    expect(leftOut({ period: 'custom', from: '2026-99-99', to: '2026-02-28' })).toEqual(['from=2026-99-99']);
    expect(leftOut({ clock: '', period: 'week' })).toEqual([]);
    expect(leftOut({ history: 'x'.repeat(60) })).toEqual([`history=${'x'.repeat(40)}…`]);
  });

  it('keeps what was chosen', () => {
    const chosen = {
      account: '0b5a1b9e-7d66-7c30-8a0a-1c1a6a0f3d11',
      clock: 'resolution',
      which: 'all',
      history: 'imported',
    };
    expect(queryOf(filterFrom({ period: 'all', ...chosen }), now)).toEqual(chosen);
  });

  it('is written behind the question mark as the server reads it', () => {
    expect(searchOf({ from: '2026-03-06T00:00:00.000Z', which: 'all' })).toBe(
      'from=2026-03-06T00%3A00%3A00.000Z&which=all',
    );
  });
});
