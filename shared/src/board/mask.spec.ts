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
  ['0475 10.11.12', '•••• ••.••.12'],
  ['0475 10/11/12', '•••• ••/••/12'],
  ['06/12/34 56 78', '••/••/•• •• 78'],
  ['06-12-34 56 78', '••-••-•• •• 78'],
  ['06/12/24 10:56 78', '••/••/•• ••:•• 78'],
  ['0612 345678 euro', '•••• ••••78 euro'],
  ['€ 06 12 34 56 78', '€ •• •• •• •• 78'],
  ['4111,1111,1111,1111', '••••,••••,••••,••11'],
  ['06, 12, 34, 56, 78', '••, ••, ••, ••, 78'],
  ["06'12'34'56'78", "••'••'••'••'78"],
  ['06’12’34’56’78', '••’••’••’••’78'],
  ['06*12*34*56*78', '••*••*••*••*78'],
  ['06 12 34\n56 78', '•• •• ••\n•• 78'],
  ['06\r\n12345678', '••\r\n••••••78'],
  ['06=12;34#56"78', '••=••;••#••"78'],
  ['0😀6😀1😀2😀3😀4😀5', '•😀•😀•😀•😀•😀4😀5'],
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
  'step 1, 2, 3, 4, 5, 6',
  '1,234.50 euro, or 2 x 54,90 euro',
  'on 22-11-26 10:15 and 23-11-26, 11:30',
  'calls: 22-11-2026 10:15\n23-11-2026 11:00',
  '1. It rang.\n2. It broke.\n3. 45 days, order 678901.',
  '24/7, 100 % of 1.234 times',
  'call 1233 or @NovaTel',
  'thanks @novatel.bsky.social, at home (at last) .',
];

describe('maskNumbers', () => {
  it.each(PHONES)('makes %s unreadable', (number, masked) => {
    expect(maskNumbers(number)).toBe(masked);
    expect(maskNumbers(`bel ${number}, svp`)).toBe(`bel ${masked}, svp`);
  });

  it.each(KEPT)('keeps %j', (text) => {
    expect(maskNumbers(text)).toBe(text);
  });

  it('takes a date that other digits stand with for a part of their number', () => {
    expect(maskNumbers('22-11-2026 10:15 0612345678')).toBe('••-••-•••• ••:•• ••••••••78');
    expect(maskNumbers('22-11-2026 10:15: bel 0612345678')).toBe('22-11-2026 10:15: bel ••••••••78');
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
    ['ann(at)mail.com', 'a•••@•••'],
    ['ann [AT] mail [dot] com', 'a•••@•••'],
    ['ann @ mail.com', 'a•••@•••'],
  ])('hides the address in %s', (text, masked) => {
    expect(maskNumbers(text)).toBe(masked);
  });

  const signs = fc.constantFrom(..."0123456789٣７ -./()+\u00a0\u200b_abc,'*\n€".split(''));
  const texts = fc.string({ unit: signs, maxLength: 60 });

  it('leaves no run of seven digits, whatever stands between them, but in dates, times and prices', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const rest = maskNumbers(text)
          .replace(/\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[.:]\d\d|\d{4} ?[-–/] ?\d{4}/g, 'x')
          .replace(/€[ \u00a0]?[\d., \u00a0]+|[\d., \u00a0]+€/g, 'x');
        expect(rest).not.toMatch(/\p{Nd}(?:[-./()+\s\u200b_,'*]{0,3}\p{Nd}){6}/u);
      }),
      { numRuns: 3000 },
    );
  });

  it('leaves two digits of a telephone number, whatever its digits and however it is parted', () => {
    const groups = fc.array(fc.stringMatching(/^\d{1,4}$/), { minLength: 1, maxLength: 11 });
    const between = fc.constantFrom(
      '',
      ' ',
      '.',
      '-',
      '/',
      ',',
      ', ',
      "'",
      '*',
      ':',
      '\n',
      '\r\n',
      ' - ',
      ')(',
    );
    const numbers = groups.filter((all) => all.join('').length > 8 && all.join('').length < 12);
    fc.assert(
      fc.property(numbers, between, (parts, sign) => {
        expect(maskNumbers(parts.join(sign)).replace(/\D/g, '')).toHaveLength(2);
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
