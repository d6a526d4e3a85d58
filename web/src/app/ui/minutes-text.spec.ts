import { minutesText } from './minutes-text.js';

describe('minutes in words', () => {
  it.each([
    [0, '0 min'],
    [15, '15 min'],
    [60, '1 h'],
    [90, '1 h 30'],
    [1440, '1 d'],
    [1500, '1 d 1 h'],
    [1505, '25 h 05'],
  ])('say %i as %s', (minutes, said) => expect(minutesText(minutes)).toBe(said));
});
