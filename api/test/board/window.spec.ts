import { describe, expect, it } from '@jest/globals';
import { Window } from '../../src/door/board/window.js';

describe('a window of the crowd’s', () => {
  it('has room again as each of those in it grows old', () => {
    let now = 0;
    const window = new Window({ most: 2, minutes: 1 }, () => now);
    const tries = (at: number) => {
      now = at;
      const wait = window.wait('here');
      if (wait === 0) window.count('here');
      return wait;
    };
    expect([tries(0), tries(20_000), tries(30_000), tries(60_000), tries(60_001)]).toEqual([
      0, 0, 30_000, 0, 19_999,
    ]);
    expect(window.wait('elsewhere')).toBe(0);
  });
});
