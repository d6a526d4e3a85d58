import { isUndoable, lastUndoable, secondsUntil } from './countdown.js';
import { outgoing } from './stream.fixture.js';

const noon = Date.parse('2026-03-02T12:00:00.000Z');

describe('the seconds in which a reply can be taken back', () => {
  it('count down to nothing and no further', () => {
    const { sendAt } = outgoing('o');
    const left = [0, 1, 1500, 9999, 10_000, 60_000].map((ms) => secondsUntil(sendAt, noon + ms));
    expect(left).toEqual([10, 10, 9, 1, 0, 0]);
  });

  it('are over once it is on its way, whatever the clock says', () => {
    expect(isUndoable(outgoing('o'), noon)).toBe(true);
    expect(isUndoable(outgoing('o', { state: 'sending' }), noon)).toBe(false);
    expect(isUndoable(outgoing('o'), noon + 10_000)).toBe(false);
  });

  it('are for the last reply of the same person', () => {
    const ben = { id: 'ben', name: 'Ben' };
    const stream = [outgoing('first'), outgoing('last'), outgoing('of a colleague', { by: ben })];
    expect(lastUndoable(stream, 'ana', noon)?.id).toBe('last');
    expect(lastUndoable(stream, 'ana', noon + 11_000)).toBeUndefined();
    expect(lastUndoable(stream, undefined, noon)).toBeUndefined();
  });
});
