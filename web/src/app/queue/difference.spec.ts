import { differenceOf } from './difference.js';
import { row } from './row.fixture.js';

describe('what is different after a page was read again', () => {
  it('counts what came, left and changed', () => {
    const before = { rows: [row('a'), row('b'), row('c')], boundary: null };
    const after = { rows: [row('0'), row('a'), row('c', 'c', { contacts: 2 })], boundary: null };
    expect(differenceOf(before, after)).toEqual({ came: 1, left: 1, changed: 1 });
  });

  it('says nothing about rows that only one of the two readings reaches', () => {
    const short = { rows: [row('a')], boundary: 'a' };
    const long = { rows: [row('a'), row('b')], boundary: 'b' };
    expect(differenceOf(short, long)).toEqual({ came: 0, left: 0, changed: 0 });
    expect(differenceOf(long, short)).toEqual({ came: 0, left: 0, changed: 0 });
  });
});
