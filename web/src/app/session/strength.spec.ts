import { strengthOf, type Strength } from './strength.js';

describe('the strength of a password', () => {
  it.each<[string, Strength]>([
    ['', 'none'],
    ['elevenchars', 'short'],
    ['twelve chars', 'fair'],
    ['sixteen letters!', 'good'],
    ['a sentence of some length', 'strong'],
    ['aaaaaaaaaaaaaaaaaaaaaaaaaaa', 'fair'],
  ])('of “%s” is %s', (password, strength) => {
    expect(strengthOf(password)).toBe(strength);
  });
});
