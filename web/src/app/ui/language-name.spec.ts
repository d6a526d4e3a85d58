import { languageName } from './language-name.js';

describe('languageName', () => {
  it.each([
    ['de', 'German'],
    ['und', null],
    ['', null],
    ['not a tag', 'not a tag'],
  ])('calls %j %j', (tag, name) => {
    expect(languageName(tag, 'en')).toBe(name);
  });
});
