import { calendarOf } from '@evenhand/shared/sla/calendar-of';
import { ringsOn } from '@evenhand/shared/oncall/rings-on';
import type { Rung } from '@evenhand/shared/wire/ladders';
import { draftOf, nextRung, rungOf } from './rung-draft.js';
import { sentences, type Speaker } from './sentence.js';
import { timesOf } from './time-line.js';

const MINUTE = 60_000;
const rung = (given: Partial<Rung>): Rung => ({
  ...{ when: { kind: 'percent', percent: 100 }, whom: { kind: 'owner' }, by: ['browser'] },
  ...{ webhookId: null, repeatMinutes: null },
  ...given,
});
const speaker: Speaker = {
  word: (key, values = {}) => `${key.replace(/^\w+\.(say\.)?/, '')}(${Object.values(values).join('|')})`,
  list: (parts) => parts.join('+'),
  minutes: (minutes) => `${minutes}m`,
};

describe('a rung that is written', () => {
  it.each<Partial<Rung>>([
    {},
    { when: { kind: 'after breach', minutes: 5 }, repeatMinutes: 15 },
    { when: { kind: 'unanswered', minutes: 5 }, whom: { kind: 'person', personId: 'p' } },
    { whom: { kind: 'role', role: 'admin' }, by: ['email', 'chat'], webhookId: 'w' },
    { whom: { kind: 'rota', rotaId: 'r' } },
    { whom: { kind: 'webhook', webhookId: 'w' }, by: ['chat'], webhookId: 'w' },
  ])('is read back as it was: %j', (given) => {
    expect(rungOf(draftOf(rung(given)))).toEqual(rung(given));
  });

  it('names no room where it does not write into one', () => {
    expect(rungOf({ ...draftOf(rung({})), room: 'w' }).webhookId).toBeNull();
  });

  it('begins at 75 %, goes on at 100 %, and then because nobody answered', () => {
    const first = nextRung([]);
    const second = nextRung([first]);
    const third = nextRung([first, second]);
    expect(
      [first, second, third].map(({ when, amount, repeatMinutes }) => [when, amount, repeatMinutes]),
    ).toEqual([
      ['percent', 75, null],
      ['percent', 100, 15],
      ['unanswered', 15, null],
    ]);
    expect(ringsOn([first].map(rungOf))).toBe(false);
    expect(ringsOn([first, second].map(rungOf))).toBe(true);
  });
});

describe('a ladder in words', () => {
  it('has a sentence for each rung, with names in the place of ids', () => {
    const choices = {
      people: [{ id: 'p', name: 'Ana' }],
      rotas: [],
      webhooks: [{ id: 'w', name: 'Ops' }],
      unavailable: [],
    };
    const rungs = [
      rung({
        whom: { kind: 'person', personId: 'p' },
        by: ['browser', 'chat'],
        webhookId: 'w',
        repeatMinutes: 5,
      }),
      rung({ when: { kind: 'unanswered', minutes: 9 }, whom: { kind: 'webhook', webhookId: 'w' } }),
    ].map(draftOf);
    expect(sentences(rungs, choices, speaker)).toEqual([
      'person.repeat(percent(100)|whom.person(Ana)|way.browser(Ops)+way.chat(Ops)|5m)',
      'room(unanswered(9m)|whom.webhook(Ops)|)',
    ]);
  });
});

describe('a ladder on a time line', () => {
  const start = Date.parse('2026-03-02T16:50:00Z');
  const always = calendarOf({ tz: 'UTC', always_open: true });

  it('rings by the clock’s time, then by real time', () => {
    const rungs = [
      rung({ when: { kind: 'percent', percent: 50 } }),
      rung({ repeatMinutes: 10 }),
      rung({ when: { kind: 'unanswered', minutes: 5 } }),
      rung({ when: { kind: 'after breach', minutes: 60 } }),
    ].map(draftOf);
    const { dueAt, rings } = timesOf(rungs, { calendar: always, start, targetMs: 20 * MINUTE });
    expect(dueAt).toBe(start + 20 * MINUTE);
    expect(rings.map(({ at }) => (Number(at) - start) / MINUTE)).toEqual([10, 20, 25, 80]);
    expect(rings[1]?.again.map((at) => (at - start) / MINUTE)).toEqual([30, 40, 50]);
  });
});
