import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';

describe('the API’s own page', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());

  it('describes every field of a post', async () => {
    const answer = await fetch(`${desk.url}/api/docs-json`);
    const described = (await answer.json()) as {
      paths: Record<
        string,
        { post: { requestBody: { content: Record<string, { schema: { oneOf: object[] } }> } } }
      >;
    };
    const route = described.paths['/api/intake/{source}/posts'];
    const [post] = route?.post.requestBody.content['application/json']?.schema.oneOf ?? [];
    expect(post).toMatchObject({ required: ['channel', 'account', 'externalId', 'postedAt', 'author'] });
    const fields = Object.keys((post as { properties: object }).properties);
    const sent = desk.post({ language: 'en', url: 'https://example.com', reach: {}, raw: {}, mentions: [] });
    for (const field of Object.keys(sent)) expect(fields).toContain(field);
  });
});
