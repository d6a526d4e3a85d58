import { isWebAddress, linkedParts } from './linked-text.js';

describe('a stranger’s text', () => {
  const links = (text: string) => linkedParts(text).flatMap(({ href }) => href ?? []);

  it.each([
    [
      'leads to web pages',
      'See https://brand.example/a?b=c and http://x.example',
      ['https://brand.example/a?b=c', 'http://x.example'],
    ],
    [
      'leaves the end of a sentence out of an address',
      '(see https://brand.example/a).',
      ['https://brand.example/a'],
    ],
    ['leads nowhere else', 'javascript:alert(1) data:text/html,x file:///etc/passwd ftp://x.example', []],
    ['makes no address of a broken one', 'https:// and http://', []],
    [
      'does not end an address later than an override begins',
      'https://good.example/\u202egnp.exe',
      ['https://good.example/'],
    ],
  ])('%s', (_, text, expected) => {
    expect(links(text)).toEqual(expected);
  });

  it('loses nothing but shows what turns letters around', () => {
    const text = 'a https://x.example b \u202e c';
    const whole = linkedParts(text).map((part) => part.text);
    expect(whole.join('')).toBe('a https://x.example b ⟦RLO⟧ c');
  });

  it('of an address says where it may lead', () => {
    const addresses = [
      'https://a.example',
      'HTTP://a.example',
      'javascript:alert(1)//https://',
      '//a.example',
      '',
    ];
    expect(addresses.map(isWebAddress)).toEqual([true, true, false, false, false]);
  });
});
