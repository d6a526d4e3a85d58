import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';

describe('a post at the door', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());

  it('keeps every digit of a number that no double holds, in its raw form', async () => {
    const post = desk.post({ raw: { id: 'LONG', small: 7, part: 0.25 } });
    await desk.send(`[${JSON.stringify(post).replace('"LONG"', '1734567890123456789')}]`);
    const [kept] = await desk.asOwner<{ raw: string }>(
      'select raw::text from vault.raw join door.inbox i on i.id = post_id where external_id = $1',
      [post.externalId],
    );
    expect(kept?.raw).toContain('"raw":{"id":1734567890123456789,"small":7,"part":0.25}');
  });

  it.each([['en_US'], ['a language'], [17 as unknown as string], ['']])(
    'is read although its language is %j, which is then detected',
    async (language) => {
      const post = desk.post({ language });
      expect((await desk.send(post)).body[0]?.result).toBe('accepted');
      await desk.settled();
      const [row] = await desk.desk.query<{ language: string }[]>(
        'select language from desk.post where external_id = $1',
        [post.externalId],
      );
      expect(row?.language).toBe('en');
    },
  );

  it('is asked for as JSON where it comes as something else, however well it is signed', async () => {
    const answer = await fetch(`${desk.url}/api/intake/${desk.source.id}/posts`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'a=b',
    });
    expect(answer.status).toBe(415);
  });
});
