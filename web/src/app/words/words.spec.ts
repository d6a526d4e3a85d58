/// <reference types="node" />
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { words as enFirst } from './en.js';
import { words as enManaging } from './en-managing.js';
import { words as frFirst } from './fr.js';
import { words as frManaging } from './fr-managing.js';
import { words as nlFirst } from './nl.js';
import { words as nlManaging } from './nl-managing.js';

const en = { ...enFirst, ...enManaging };
const fr = { ...frFirst, ...frManaging };
const nl = { ...nlFirst, ...nlManaging };

type Words = Readonly<Record<string, Readonly<Record<string, string>>>>;
type Screen = keyof typeof en;

const APP = join(__dirname, '..');
const SCREENS = Object.keys(en) as Screen[];
/** What agents and the visitors of a board see. */
const TRANSLATED: Screen[] = [
  'ui',
  'frame',
  'notices',
  'session',
  'queue',
  'ticket',
  'board',
  'policies',
  'breaches',
];

const keysOf = (words: Words, screens: readonly string[] = SCREENS): string[] =>
  screens.flatMap((screen) => Object.keys(words[screen] ?? {}).map((key) => `${screen}.${key}`)).sort();

const SCREEN = `(?:${SCREENS.join('|')})\\.`;
/** `'queue.title'`, and `'queue.view.' + each + '.text'`. */
const QUOTED = new RegExp(`'(${SCREEN}[\\w.-]*)'(?:\\s*\\+[^+,'"\`{}]+\\+\\s*'(\\.[\\w.-]*)')?`, 'g');
const TEMPLATE = new RegExp(`\`(${SCREEN}(?:[\\w.-]|\\$\\{[^}\`]*\\})*)\``, 'g');
const COMMENT = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

/** Every key that stands in a template or a program, with a `*` where a part of it is only known when it runs. */
function keysIn(source: string): string[] {
  const text = source.replace(COMMENT, '');
  const quoted = [...text.matchAll(QUOTED)].map(
    ([, start = '', end = '']) => start + (start.endsWith('.') ? '*' : '') + end,
  );
  const made = [...text.matchAll(TEMPLATE)].map(([, key = '']) => key.replace(/\$\{[^}]*\}/g, '*'));
  return [...quoted, ...made];
}

function sources(): string[] {
  const files = readdirSync(APP, { recursive: true, encoding: 'utf8' });
  return files.filter(
    (file) => /\.(ts|html)$/.test(file) && !/\.spec\.ts$/.test(file) && !/^words[/\\]/.test(file),
  );
}

const used = new Map<string, string>();
for (const file of sources())
  for (const key of keysIn(readFileSync(join(APP, file), 'utf8'))) used.set(key, file);

/** A part in the middle has no dots; one at the end may have; `.one` or `.other` may be put behind any key. */
function uses(asked: string, key: string): boolean {
  const parts = asked.replaceAll('.', '\\.').replace(/\*$/, '.+').replaceAll('*', '[^.]+');
  return new RegExp(`^${parts}(\\.one|\\.other)?$`).test(key);
}

/** Keys that are asked for and are not there. */
function missing(asked: ReadonlyMap<string, string>, known: readonly string[]): string[] {
  return [...asked]
    .filter(([one]) => !known.some((key) => uses(one, key)))
    .map(([one, file]) => `${one} in ${file}`);
}

/** Keys that nobody asks for. */
function unused(asked: ReadonlyMap<string, string>, known: readonly string[]): string[] {
  return known.filter((key) => ![...asked.keys()].some((one) => uses(one, key)));
}

const variables = (text: string | undefined): string[] => (text?.match(/\{\{\s*\w+\s*\}\}/g) ?? []).sort();

describe('the words', () => {
  it('are there in English for every key that a screen asks for', () => {
    expect(missing(used, keysOf(en))).toEqual([]);
  });

  it('are all asked for', () => {
    expect(unused(used, keysOf(en))).toEqual([]);
  });

  it('would be missed or found idle if they were not', () => {
    const source = "t('queue.title') + `ui.badge.${state}` + 'frame.x' + t('ticket.' + what() + '.text')";
    const asked = new Map(keysIn(`/* 'ui.idle' */ ${source}`).map((key) => [key, 'a']));
    const known = ['queue.title', 'ui.badge.paused', 'ticket.release.text'];
    expect(missing(asked, known)).toEqual(['frame.x in a']);
    expect(unused(asked, [...known, 'ui.idle', 'ticket.release.do'])).toEqual([
      'ui.idle',
      'ticket.release.do',
    ]);
  });

  it('begin no line with a French sign that stands behind a space', () => {
    const broken = Object.entries(fr).flatMap(([screen, words]) =>
      Object.entries(words).flatMap(([key, text]) => (/ [;:!?»%]|« /.test(text) ? [`${screen}.${key}`] : [])),
    );
    expect(broken).toEqual([]);
  });

  it('come with both of one and other', () => {
    const all = keysOf(en);
    const ones = all.filter((key) => key.endsWith('.one'));
    expect(ones.filter((key) => !all.includes(key.replace(/one$/, 'other')))).toEqual([]);
  });

  describe.each<[string, Words]>([
    ['Dutch', nl],
    ['French', fr],
  ])('in %s', (_, translated) => {
    it('are the same as in English on all that agents and visitors see', () => {
      expect(keysOf(translated, TRANSLATED)).toEqual(keysOf(en, TRANSLATED));
    });

    it('name the same variables', () => {
      const texts = (words: Words) =>
        TRANSLATED.flatMap((screen) =>
          Object.entries(words[screen] ?? {}).map(
            ([key, text]) => [`${screen}.${key}`, variables(text)] as const,
          ),
        );
      expect(new Map(texts(translated))).toEqual(new Map(texts(en)));
    });
  });
});
