import { describe, expect, it } from '@jest/globals';
import { isOdd } from '../../src/door/board/odd-name.js';
import { passesFor } from '../../src/door/board/own-names.js';

const OWN = [
  ...['KPN', 'NovaTel', 'Sky', 'NovaTel Help'].map((name) => ({ name, isPersons: false })),
  ...['Ana Ferreira', 'Mo', 'Jan de Vries'].map((name) => ({ name, isPersons: true })),
];

const REAL = [
  ...["Siobhán O'Brien", 'Siobhán O’Brien', 'Conor O´Brien', 'Jan van der Berg', 'Zoë', 'Łukasz Wałęsa'],
  ...[
    'José-María García',
    'Anne-Marie d’Août',
    'Jean-Luc',
    'Nguyễn Thị Minh Khai',
    'Þórður Æsuson',
    'Ångström',
  ],
  ...[
    'Gökçe Yıldız',
    'Ștefan Țurcan',
    'Đorđe Petrović',
    'Ronald McDonald',
    'LeBron DiCaprio',
    'Keanu Kaʻahumanu',
  ],
  ...[
    'Søren Kjærgård',
    'Jiří Novák',
    'Dr. Ann Smith Jr.',
    'vera_84',
    'V.',
    'Fyodor Dostoyevsky',
    'M’Baye Niang',
  ],
  ...[
    '田中太郎',
    'サトウ・ハナコ',
    '佐々木 ゆき子',
    '李小龙',
    '歐陽 娜娜',
    'Chen 陳美玲',
    '김민수',
    '朴지성',
    'ㄓㄨ 中',
  ],
  ...[
    'Мария Иванова',
    'Дар’я Ковальчук',
    'Ґеорґій Їжак',
    'Γιώργος Παπαδόπουλος',
    'محمد',
    'علی‌رضا',
    'فاطمة الزهراء',
  ],
  ...[
    'דָּוִד בן־גוריון',
    'Արամ Խաչատրյան',
    'გიორგი',
    'አበበ ቢቂላ',
    'अमित शर्मा',
    'মোহাম্মদ',
    'சுப்ரமணியன்',
    'สมชาย',
    'ⵉⴷⵉⵔ',
  ],
  ...['ᏎᏉᏯ', 'ᐋᓂ', 'ꓡꓲ ꓢꓴ', 'Мария Smith', '𠮷田'],
];

describe('a name that people bear', () => {
  it.each(REAL)('is taken: %s', (name) => {
    expect([isOdd(name), passesFor(name, OWN)]).toEqual([false, false]);
  });
});

describe('a name that is drawn', () => {
  it.each([
    ...['ꓮna', 'Ꭺna', 'ᗩna', '🅰️na', 'ⓐna', 'Аnа', 'Novаtel', 'Nοra', 'N⭕ra', 'Verа', '🇦na', 'a⃝na', '①na'],
    ...['𐌀𐌍𐌀', 'Ⲁna', '𐐄tto', 'K™', 'Vera ★', '∀nna', 'मna', 'Nㅇra', '🙂'],
  ])('is refused: %s', (name) => {
    expect(isOdd(name)).toBe(true);
  });
});
