import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';

/** A change to a good post that makes it one that cannot be read, the field that is named, and what is said. */
type Spoiled = [what: string, change: Record<string, unknown>, field: string, reason: RegExp];

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();

const SPOILED: Spoiled[] = [
  ['has neither text nor attachment', { text: '' }, 'text', /^text must not be empty/],
  ['has only white space', { text: ' \n\t ' }, 'text', /^text must not be empty/],
  ['has no text at all', { text: undefined, attachments: [] }, 'text', /^text must not be empty/],
  ['has a number for a text', { text: 7 }, 'text', /^text must be/],
  ['has 50,001 characters', { text: 'x'.repeat(50_001) }, 'text', /^text must be shorter .* 50000/],
  ['has no id', { externalId: undefined }, 'externalId', /^externalId must be given/],
  ['has an empty id', { externalId: '' }, 'externalId', /^externalId/],
  ['has a number for an id', { externalId: 12 }, 'externalId', /^externalId/],
  ['has no author', { author: undefined }, 'author', /^author must be given/],
  ['has null for an author', { author: null }, 'author', /^author must be given/],
  ['has a name for an author', { author: 'Ann' }, 'author', /author/],
  ['has a list for an author', { author: [] }, 'author', /author/],
  ['has a list of authors', { author: [{ externalId: 'a' }, { externalId: 'b' }] }, 'author', /author/],
  ['has an author without an id', { author: { handle: '@ann' } }, 'author.externalId', /^author\.externalId/],
  ['has no time', { postedAt: undefined }, 'postedAt', /^postedAt must be an RFC 3339 instant/],
  ['has a word for a time', { postedAt: 'yesterday' }, 'postedAt', /^postedAt must be an RFC 3339 instant/],
  ['has a time without an offset', { postedAt: '2026-11-22T09:14:03' }, 'postedAt', /with an offset/],
  ['has a number for a time', { postedAt: 1_764_000_000 }, 'postedAt', /^postedAt/],
  ['has a day that no calendar has', { postedAt: '2026-02-30T09:00:00Z' }, 'postedAt', /that exists/],
  ['has a month that no calendar has', { postedAt: '2026-13-01T09:00:00Z' }, 'postedAt', /that exists/],
  ['has an hour that no clock has', { postedAt: '2026-01-01T25:00:00Z' }, 'postedAt', /that exists/],
  ['has an offset that no zone has', { postedAt: '2026-01-01T12:00:00+99:00' }, 'postedAt', /that exists/],
  ['is of the year 0', { postedAt: '0000-01-01T00:00:00Z' }, 'postedAt', /that exists/],
  ['is of a year before any channel', { postedAt: '1980-01-01T00:00:00Z' }, 'postedAt', /before 1990/],
  ['is over 5 minutes ahead', { postedAt: inMinutes(6) }, 'postedAt', /5 minutes ahead/],
  ['is of a channel that nobody knows', { channel: 'pigeon' }, 'channel', /^channel must be one of/],
  ['is of no channel', { channel: undefined }, 'channel', /^channel/],
  ['reached an account that is not ours', { account: '@Elsewhere' }, 'account', /^account must be one of/],
  ['reached our account on another channel', { channel: 'bluesky' }, 'account', /on bluesky/],
  ['reached an account with NUL in its name', { account: '@Brand\0Cares' }, 'account', /^account/],
  ['reached no account', { account: undefined }, 'account', /^account/],
  ['has a web page for an attachment', { attachments: 'http://a.example' }, 'attachments', /attachments/],
  [
    'has an attachment without an address',
    { attachments: [{ type: 'image/png' }] },
    'attachments.0.url',
    /url/,
  ],
  ['has a list within its attachments', { attachments: [[]] }, 'attachments', /attachments/],
];

describe('a post that cannot be read', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());

  it.each(SPOILED)(
    'because it %s is named by its field, and the good one beside it is taken',
    async (...row) => {
      const [, change, field, reason] = row;
      const good = desk.post();
      const bad = { ...desk.post(), ...change };
      const { status, body } = await desk.send([bad, good]);
      expect(status).toBe(202);
      expect(body).toEqual([
        {
          externalId: typeof bad.externalId === 'string' ? bad.externalId : null,
          result: 'unreadable',
          reason: expect.stringMatching(reason),
        },
        { externalId: good.externalId, result: 'accepted' },
      ]);
      const kept = await desk.asOwner<{ field: string }>(
        'select field from door.unreadable order by received_at desc limit 1',
      );
      expect(kept).toEqual([{ field }]);
    },
  );

  it.each([
    ['a string', 'help'],
    ['a number', 3],
    ['null', null],
    ['a list', []],
  ])('because it is %s in the batch is named as a whole', async (_, notAPost) => {
    const good = desk.post();
    const { status, body } = await desk.send([notAPost, good]);
    expect(status).toBe(202);
    expect(body).toEqual([
      { externalId: null, result: 'unreadable', reason: 'post must be a JSON object' },
      { externalId: good.externalId, result: 'accepted' },
    ]);
  });

  it.each([
    ['is 4 minutes ahead', () => ({ postedAt: inMinutes(4) })],
    ['has an offset in hours', () => ({ postedAt: '2026-01-02T03:04:05.678+05:30' })],
    [
      'has nothing but an attachment',
      () => ({ text: '', attachments: [{ type: 'image/png', url: 'https://a.example/b.png' }] }),
    ],
    ['names the account by its id', () => ({ account: 'brand-cares-id' })],
    ['names the account without the @, in other letters', () => ({ account: 'brandcares' })],
    [
      'has null for what is optional',
      () => ({ inReplyTo: null, language: null, url: null, mentions: null, attachments: null }),
    ],
    ['has exactly 50,000 characters', () => ({ text: 'x'.repeat(50_000) })],
  ])('is not one that %s', async (_, change) => {
    const { body } = await desk.send({ ...desk.post(), ...change() });
    expect(body).toMatchObject([{ result: 'accepted' }]);
  });

  it('leaves no word of itself in what the door tells the ledger', async () => {
    const words = 'a secret that nobody may find in a record';
    await desk.send({ ...desk.post({ text: words }), channel: 'pigeon' });
    const events = await desk.asOwner<{ body: object }>(
      "select body from ledger.event where kind = 'post unreadable'",
    );
    expect(events.length).toBeGreaterThan(0);
    expect(JSON.stringify(events)).not.toContain(words);
  });
});
