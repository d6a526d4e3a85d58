import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskNumbers } from './mask.js';

const PHONES: [string, string][] = [
  ['0612345678', '••••••••78'],
  ['06-12345678', '••-••••••78'],
  ['06 12 34 56 78', '•• •• •• •• 78'],
  ['06.12.34.56.78', '••.••.••.••.78'],
  ['+31 6 12345678', '+•• • ••••••78'],
  ['+31(0)6-1234 5678', '+••(•)•-•••• ••78'],
  ['0031 20 123 4567', '•••• •• ••• ••67'],
  ['020-1234567', '•••-•••••67'],
  ['+33 (0)6 12 34 56 78', '+•• (•)• •• •• •• 78'],
  ['04/123.45.67', '••/•••.••.67'],
  ['0470/12.34.56', '••••/••.••.56'],
  ['+32 470 12 34 56', '+•• ••• •• •• 56'],
  ['(415) 555-2671', '(•••) •••-••71'],
  ['+44 20 7946 0958', '+•• •• •••• ••58'],
  ['555-2671', '•••-••71'],
  ['06:12:34:56:78', '••:••:••:••:78'],
  ['0\u200b6\u200b1\u200b2345678', '•\u200b•\u200b•\u200b•••••78'],
  ['٠٦١٢٣٤٥٦٧٨', '••••••••٧٨'],
  ['０６１２３４５６７８', '••••••••７８'],
  ['0️⃣6️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣', '•️⃣•️⃣•️⃣•️⃣•️⃣•️⃣5️⃣6️⃣'],
  ['4111 1111 1111 1111', '•••• •••• •••• ••11'],
  ['4111-1111-1111-1111', '••••-••••-••••-••11'],
  ['378282246310005', '•••••••••••••05'],
  ['1.2.3.4.5.6.7.8', '•.•.•.•.•.•.7.8'],
  ['20261122', '••••••22'],
  ['01-02-2003-4567', '••-••-••••-••67'],
];

const KEPT = [
  'Since 22-11-2026 10:15 nothing works.',
  'on 2026-11-22T10:15:30Z and 11/22/2026',
  'le 22/11/2026 à 9h30, entre 09:00-17:30',
  'op 22.11.2026 van 09.00 - 17.30 uur',
  'season 2025/2026, 2024-2025',
  'I paid € 12.345,67 and then EUR 1,234,567.00',
  '1 234 567,89 € de trop',
  'order 123456, invoice 98765',
  'step 1, 2, 3, 4, 5, 6, 7, 8',
  '24/7, 100 % of 1.234 times',
  'call 1233 or @NovaTel',
];

describe('maskNumbers', () => {
  it.each(PHONES)('makes %s unreadable', (number, masked) => {
    expect(maskNumbers(number)).toBe(masked);
    expect(maskNumbers(`bel ${number}, svp`)).toBe(`bel ${masked}, svp`);
  });

  it.each(KEPT)('keeps %j', (text) => {
    expect(maskNumbers(text)).toBe(text);
  });

  it('masks the number beside a date, and not the date', () => {
    expect(maskNumbers('22-11-2026 10:15 0612345678')).toBe('22-11-2026 10:15 ••••••••78');
  });

  it('sees a number that somebody put a date into', () => {
    expect(maskNumbers('06123 22-11-2026 45678')).toBe('••••• 22-11-2026 •••78');
  });

  it.each([
    ['NL91 ABNA 0417 1643 00 graag', 'NL•• •••• •••• •••• 00 graag'],
    ['be68539007547034', 'be••••••••••••34'],
    ['MT84MALT011000012345MTLCAST001S merci', 'MT•••••••••••••••••••••••••••1S merci'],
    ['GB29 NWBK 6016 1331 9268 19', 'GB•• •••• •••• •••• •••• 19'],
  ])('hides the bank account in %s', (text, masked) => {
    expect(maskNumbers(text)).toBe(masked);
  });

  it('takes no words for a bank account', () => {
    const text = 'in 12 days, on15 more than once, what have they done';
    expect(maskNumbers(text)).toBe(text);
  });

  it.each([
    ['mail ann.smith+nova@example.co.uk please', 'mail a•••@••• please'],
    ['(élise@exemple.fr)', '(é•••@•••)'],
  ])('hides the address in %s', (text, masked) => {
    expect(maskNumbers(text)).toBe(masked);
  });

  const signs = fc.constantFrom(...'0123456789٣７ -./()+\u00a0\u200b_abc,\n€'.split(''));
  const texts = fc.string({ unit: signs, maxLength: 60 });

  it('leaves no run of seven digits, whatever stands between them, but in dates, times and prices', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const rest = maskNumbers(text)
          .replace(/\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[.:]\d\d|\d{4} ?[-–/] ?\d{4}/g, 'x')
          .replace(/€[ \u00a0]?[\d., \u00a0]+|[\d., \u00a0]+€/g, 'x');
        expect(rest).not.toMatch(/\p{Nd}(?:[^\S\n]*[-./()+\u00a0\u200b_]{0,3}\p{Nd}){6}/u);
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves no run of seven plain digits at all', () => {
    fc.assert(
      fc.property(texts, (text) => expect(maskNumbers(text)).not.toMatch(/\p{Nd}{7}/u)),
      { numRuns: 3000 },
    );
  });

  it('changes nothing in what it masked', () => {
    fc.assert(fc.property(texts, (text) => expect(maskNumbers(maskNumbers(text))).toBe(maskNumbers(text))));
  });

  it('is quick on a long text', () => {
    const long = '1-a.b@c 06 12 NL91 '.repeat(2_500);
    const before = performance.now();
    maskNumbers(long);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
