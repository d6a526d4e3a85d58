import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IncomingPost } from '@evenhand/shared/wire/post';
import { Brands } from '../../src/desk/coverage/brands.js';
import { startDesk, type TestDesk } from '../desk.js';
import { OURSELVES, somebody } from '../posts.js';

describe('intake', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
    await desk.app
      .get(Brands)
      .addAccount(
        desk.brandId,
        { channel: 'x', externalId: 'help-id', handle: '@BrandHelp', ownerId: null },
        'test',
      );
  });
  afterAll(() => desk.close());

  const became = async (given: Partial<IncomingPost>) => {
    const post = desk.post(given);
    await desk.send(post);
    await desk.settled();
    return desk.statusOf(post);
  };
  const ticketRow = async (id: string) => {
    const [row] = await desk.asOwner<Record<string, unknown>>('select * from desk.ticket where id = $1', [
      id,
    ]);
    return row;
  };

  it('opens a ticket for a complaint that belongs to none, and says so', async () => {
    const ticket = await desk.ticket();
    expect(await desk.statusOf(ticket.post)).toMatchObject({
      reason: 'a complaint that belongs to no open ticket',
    });
    expect(await ticket.timeline()).toEqual(['opened']);
    expect((await ticket.events('opened'))[0]).toMatchObject({
      actor: 'intake',
      at: new Date(ticket.post.postedAt),
      body: { reason: 'a complaint that belongs to no open ticket', channel: 'x', severity: 3 },
    });
  });

  it('takes a post of our own account for a reply by the id that the channel authenticated', async () => {
    const ticket = await desk.ticket();
    const reply = await ticket.answered();
    expect(await desk.statusOf(reply)).toMatchObject({ result: 'reply', ticketId: ticket.id });
    expect((await ticket.clock()).state).toBe('met');
  });

  it('takes nobody for us who has only our name and handle', async () => {
    const ticket = await desk.ticket();
    const post = await ticket.joined({ author: { ...OURSELVES, externalId: 'an-impostor' } });
    expect(await desk.statusOf(post)).toMatchObject({ result: 'bystander' });
    expect((await ticket.clock()).state).toBe('running');
  });

  it('takes nobody for us who has our id on another channel', async () => {
    await desk.app
      .get(Brands)
      .addAccount(
        desk.brandId,
        { channel: 'bluesky', externalId: 'sky-id', handle: '@sky', ownerId: null },
        'test',
      );
    expect(await became({ channel: 'bluesky', account: '@sky', author: OURSELVES })).toMatchObject({
      result: 'ticket',
    });
  });

  it('places a post of our own that answers nobody as a reply without a ticket', async () => {
    expect(await became({ author: OURSELVES, text: 'We are hiring!' })).toEqual({
      result: 'reply',
      reason: 'a post of our own account that answers no ticket',
    });
  });

  it('attaches what the customer writes on in the thread, and counts the contact', async () => {
    const ticket = await desk.ticket();
    const again = await ticket.wroteAgain();
    expect(await desk.statusOf(again)).toEqual({
      result: 'attached',
      ticketId: ticket.id,
      reason: 'the customer went on in the thread of their ticket',
    });
    expect(await ticketRow(ticket.id)).toMatchObject({ contacts: 2 });
    expect(await ticket.timeline()).toEqual(['opened', 'customer wrote']);
  });

  it('attaches another complaint of the same customer to the same account while the ticket is open', async () => {
    const ticket = await desk.ticket();
    const { author } = ticket.post;
    expect(await became({ author })).toEqual({
      result: 'attached',
      ticketId: ticket.id,
      reason: 'the customer wrote again to the same account while this ticket was open',
    });
  });

  it('knows the customer by the channel’s id, whatever they call themselves now', async () => {
    const ticket = await desk.ticket();
    const author = { externalId: ticket.post.author.externalId, handle: '@renamed', displayName: 'Renamed' };
    expect(await became({ author })).toMatchObject({ result: 'attached', ticketId: ticket.id });
    expect(await became({ author: { ...ticket.post.author, externalId: 'a-namesake' } })).toMatchObject({
      result: 'ticket',
    });
  });

  it('opens another ticket for the same customer at another account of the brand', async () => {
    const ticket = await desk.ticket();
    const other = await became({ author: ticket.post.author, account: '@BrandHelp' });
    expect(other).toMatchObject({ result: 'ticket' });
    expect(other.ticketId).not.toBe(ticket.id);
  });

  it('opens another ticket once the first one is closed', async () => {
    const ticket = await desk.ticket();
    await desk.desk.query("update desk.ticket set state = 'closed' where id = $1", [ticket.id]);
    expect(await became({ author: ticket.post.author })).toMatchObject({ result: 'ticket' });
  });

  it('takes somebody else in the thread for a bystander, whose coming changes no clock', async () => {
    const ticket = await desk.ticket();
    const before = await ticketRow(ticket.id);
    const joined = await ticket.joined();
    expect(await desk.statusOf(joined)).toEqual({
      result: 'bystander',
      ticketId: ticket.id,
      reason: 'somebody else joined the thread of this ticket',
    });
    expect(await ticketRow(ticket.id)).toEqual(before);
    expect(await ticket.timeline()).toEqual(['opened', 'bystander joined']);
  });

  it('lets no answer to a bystander stop the clock of the customer', async () => {
    const ticket = await desk.ticket();
    const joined = await ticket.joined();
    const reply = await ticket.answered({ inReplyTo: joined.externalId });
    expect(await desk.statusOf(reply)).toMatchObject({
      result: 'reply',
      ticketId: ticket.id,
      reason: 'our own account answered somebody who joined, not the customer',
    });
    expect((await ticket.clock()).state).toBe('running');
    await ticket.answered();
    expect((await ticket.clock()).state).toBe('met');
  });

  it('holds a reply to our own reply for an answer to whom that one answered', async () => {
    const ticket = await desk.ticket();
    const joined = await ticket.joined();
    const toJoined = await ticket.answered({ inReplyTo: joined.externalId });
    const more = await ticket.answered({ inReplyTo: toJoined.externalId });
    expect((await desk.statusOf(more)).reason).toContain('somebody who joined');
    expect((await ticket.clock()).state).toBe('running');
  });

  it.each<[string, Partial<IncomingPost>, string]>([
    ['is addressed to others', { mentions: ['@rival'], text: '@rival is no better' }, 'elsewhere'],
    ['mentions us among others', { mentions: ['@rival', '@BRANDCARES'], text: 'both of you' }, 'ticket'],
    ['names us in its text', { mentions: ['@rival'], text: 'brandcares is as bad as you' }, 'ticket'],
    ['mentions nobody', { mentions: [] }, 'ticket'],
    ['is a direct message', { mentions: ['@rival'], visibility: 'direct', text: 'psst' }, 'ticket'],
  ])('places a post that %s by what it says', async (_, given, result) => {
    expect(await became(given)).toMatchObject({ result });
  });

  it('says why a post is elsewhere, and shows it in no queue', async () => {
    const status = await became({ mentions: ['@rival'], text: '@rival help me' });
    expect(status).toEqual({ result: 'elsewhere', reason: 'it is addressed to others and does not name us' });
  });

  it.each<[string, string, string | undefined, string]>([
    ['the channel’s own word', 'Mijn internet werkt al drie dagen niet meer', 'en-GB', 'en-GB'],
    ['what it detects', 'Mijn internet werkt al drie dagen niet meer en niemand neemt op', undefined, 'nl'],
    [
      'what it detects',
      'Ma connexion ne marche plus depuis trois jours, personne ne répond',
      undefined,
      'fr',
    ],
    ['"und" where two words are too few', 'help please', undefined, 'und'],
    ['"und" where there are only names and links', '@BrandCares #fail https://a.example/b', undefined, 'und'],
  ])('keeps for a language %s', async (_, text, given, language) => {
    const ticket = await desk.ticket({ text, ...(given && { language: given }) });
    expect(await ticketRow(ticket.id)).toMatchObject({ language });
  });

  it('keeps severity and topic with the rules that gave them', async () => {
    const ticket = await desk.ticket({ text: 'My account was HACKED, and now I am billed twice!' });
    const facts = { severity: 1, topic: 'security' };
    expect(await ticketRow(ticket.id)).toMatchObject({
      ...facts,
      severity_rule: 'account taken over',
      topic_rule: 'account taken over',
    });
    expect((await ticket.events('opened'))[0]?.body).toMatchObject({
      ...facts,
      topicRule: 'account taken over',
    });
  });

  it('follows the brand’s own list of words from the next post on', async () => {
    await desk.desk.query(
      `insert into desk.word_rule (brand_id, name, position, words, topic, severity) values ($1, 'router', 1, '{router}', 'hardware', 2)`,
      [desk.brandId],
    );
    const ticket = await desk.ticket({ text: 'The router is broken.' });
    expect(await ticketRow(ticket.id)).toMatchObject({
      topic: 'hardware',
      severity: 2,
      topic_rule: 'router',
    });
  });

  it('keeps how many were waiting when a ticket was opened, by what came before it in the batch too', async () => {
    await desk.desk.query("update desk.ticket set state = 'closed'");
    const [first, second, third] = [1, 2, 3].map(() => desk.post({ author: somebody() }));
    const answer = desk.post({ author: OURSELVES, inReplyTo: second?.externalId ?? '' });
    await desk.send([first, second, answer, third]);
    await desk.settled();
    const fourth = await desk.ticket();
    const backlogs = await desk.asOwner(
      `select t.backlog_at_opening as backlog from desk.ticket t join desk.post p on p.ticket_id = t.id and p.outcome = 'ticket'
        where p.external_id = any($1) order by backlog`,
      [[first, second, third, fourth.post].map((post) => post?.externalId)],
    );
    expect(backlogs).toEqual([0, 1, 1, 2].map((backlog) => ({ backlog })));
  });

  it('keeps handle and name out of the excerpt and the words out of the ledger', async () => {
    const ticket = await desk.ticket({
      text: 'I am Ann\n Example (@ann) and nothing works',
      author: { externalId: 'ann-1', handle: '@ann', displayName: 'Ann Example' },
    });
    const row = await ticketRow(ticket.id);
    expect(row?.['excerpt']).toBe('I am … (…) and nothing works');
    expect(JSON.stringify(await ticket.events())).not.toMatch(/nothing works|Example|@ann/);
  });
});
