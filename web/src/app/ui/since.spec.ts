import { sinceText } from './since.js';

const now = new Date(2026, 2, 2, 12, 0).getTime();

describe('sinceText', () => {
  it.each([
    [new Date(2026, 2, 2, 9, 14), '09:14'],
    [new Date(2026, 2, 1, 23, 5), '1 Mar, 23:05'],
    [new Date(2017, 10, 30, 9, 14), '30 Nov 2017'],
  ])('writes %s as %s', (at, text) => {
    expect(sinceText(at.getTime(), now, 'en-GB')).toBe(text);
  });
});
