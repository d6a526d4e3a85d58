import { describe, expect, it } from '@jest/globals';
import { readThreads } from '../../src/demo/script.js';

describe('a script of the demo', () => {
  it('is read line by line: who speaks, when, and what is done about it', () => {
    const [first, second] = readThreads(`
board 7 Ann Whitlock: No internet: nothing works.
+2 Rik: Same here.
+3 us: We are on it. ^Ana
= claimed Ana
= answer Ana: It is mended. > resolved

x 12 Kit: The app crashes.
= set aside other: Asked to leave it.
`);
    expect(first).toMatchObject({
      channel: 'board',
      minutesAgo: 7,
      name: 'Ann Whitlock',
      text: 'No internet: nothing works.',
    });
    expect(first?.lines).toEqual([
      { by: 'bystander', name: 'Rik', minutesLater: 2, text: 'Same here.' },
      { by: 'us', name: 'us', minutesLater: 3, text: 'We are on it. ^Ana' },
    ]);
    expect(first?.acts).toEqual([
      { does: 'claim', who: 'Ana' },
      { does: 'answer', who: 'Ana', text: 'It is mended.', then: 'resolved' },
    ]);
    expect(second?.acts).toEqual([{ does: 'set aside', reason: 'other', words: 'Asked to leave it.' }]);
  });

  it('waits, takes note, loses, and hears what is said after an act when its turn comes', () => {
    const [thread] = readThreads(`
x 90 Ann: The line is dead.
+5 us: We are on it. ^Ana
= waiting for the city
= waiting
= noted Ana 60
= lost Ana gave up
= resolved
+0 customer: It is dead again.
`);
    expect(thread?.lines).toHaveLength(1);
    expect(thread?.acts).toEqual([
      { does: 'wait', on: 'the city' },
      { does: 'wait', on: null },
      { does: 'take note', who: 'Ana', minutes: 60 },
      { does: 'lose', who: 'Ana', outcome: 'gave up' },
      { does: 'resolve' },
      {
        does: 'hear',
        line: { by: 'customer', name: 'customer', minutesLater: 0, text: 'It is dead again.' },
      },
    ]);
  });

  it('names a line that cannot be read', () => {
    expect(() => readThreads('x 7 Ann: Hello\n= dances Ana')).toThrow('"= dances Ana" is no line');
  });
});
