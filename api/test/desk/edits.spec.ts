import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IncomingPost } from '@evenhand/shared/wire/post';
import { startDesk, type TestDesk } from '../desk.js';
import { OURSELVES, somebody } from '../posts.js';

describe('intake', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());

  const became = async (post: IncomingPost) => {
    await desk.send(post);
    await desk.settled();
    return desk.statusOf(post);
  };

  it('opens no ticket for a post that its author had taken back', async () => {
    expect(await became(desk.post({ deleted: true }))).toMatchObject({
      result: 'elsewhere',
      reason: 'its author had taken it back before it came in',
    });
  });

  it('counts an edit as no new contact', async () => {
    const ticket = await desk.ticket();
    const edit = desk.post({ author: ticket.post.author, editOf: ticket.post.externalId });
    expect(await became(edit)).toMatchObject({ result: 'attached', ticketId: ticket.id });
    const [row] = await desk.asOwner<{ contacts: number }>('select contacts from desk.ticket where id = $1', [
      ticket.id,
    ]);
    expect(row?.contacts).toBe(1);
  });

  it('shows a post that is nothing but a picture as such', async () => {
    const attachments = [{ type: 'image/png', url: 'https://example.com/a.png' }];
    const { ticketId } = await became(desk.post({ text: '', attachments, author: somebody() }));
    const [row] = await desk.asOwner<{ excerpt: string }>('select excerpt from desk.ticket where id = $1', [
      ticketId,
    ]);
    expect(row?.excerpt).toBe('(an attachment, without words)');
  });

  it('takes only a whole name for ours', async () => {
    const others = { mentions: ['@Competitor'], text: '@Competitor is not as bad as brandcaresless' };
    expect(await became(desk.post({ ...others, author: somebody() }))).toMatchObject({ result: 'elsewhere' });
    const ours = { mentions: ['@Competitor'], text: '@Competitor is better than BrandCares.' };
    expect(await became(desk.post({ ...ours, author: somebody() }))).toMatchObject({ result: 'ticket' });
  });

  it('takes a reply to a post of our own for ours, whomever it mentions', async () => {
    const own = desk.post({ author: OURSELVES, text: 'A new tariff.' });
    await became(own);
    const reply = desk.post({
      inReplyTo: own.externalId,
      mentions: ['@friend'],
      text: 'Look at this, @friend',
    });
    expect(await became(reply)).toMatchObject({ result: 'ticket' });
  });
});
