import { describe, expect, it } from '@jest/globals';
import { isThanks } from './thanks.js';

describe('a post that only says thank you', () => {
  it.each([
    'Thanks!',
    '@BrandCares thank you so much, it works again 🎉',
    'thx, all good now',
    'Top, hartelijk bedankt voor de snelle hulp!',
    'Dank je wel, alles werkt weer.',
    'Merci beaucoup, ça marche',
    "Merci à toute l'équipe",
  ])('is one: %s', (text) => expect(isThanks(text)).toBe(true));

  it.each([
    'Thanks for nothing',
    'Thanks, but it is broken again',
    'Thank you. When will the refund come?',
    'thanks it still does not work',
    'Great.',
    'Bedankt, maar het werkt niet',
    'Merci, mais toujours rien',
    'Thanks, can you also look at 4021',
    '',
  ])('is not: %s', (text) => expect(isThanks(text)).toBe(false));
});
