import { waitingAt } from './waiting.js';

const MINUTE = 60_000;
const now = Date.parse('2026-03-02T12:00:00Z');
const targets = [{ clock: 'first_response', seconds: 900 }] as const;
const since = (minutes: number) => new Date(now - minutes * MINUTE).toISOString();

describe('the oldest unanswered customer of an account', () => {
  it('is nobody where everybody was answered', () => {
    expect(waitingAt({ oldestUnansweredAt: null, targets }, now)).toBeNull();
  });

  it.each([
    [15, false],
    [16, true],
  ])('who has waited %i minutes of 15 is late: %s', (minutes, isLate) => {
    expect(waitingAt({ oldestUnansweredAt: since(minutes), targets }, now)).toEqual({
      ms: minutes * MINUTE,
      isLate,
    });
  });

  it('is not late where nothing was promised', () => {
    expect(waitingAt({ oldestUnansweredAt: since(5000), targets: [] }, now)?.isLate).toBe(false);
  });

  it('has not waited less than not at all, however late our clock is', () => {
    expect(waitingAt({ oldestUnansweredAt: since(-1), targets }, now)?.ms).toBe(0);
  });
});
