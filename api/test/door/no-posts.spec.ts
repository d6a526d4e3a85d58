import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { signatureOf } from '../signed.js';

describe('the door, given a body that holds no posts,', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());

  const stored = () => desk.asOwner('select id from door.inbox union all select id from door.unreadable');

  it.each([
    ['JSON that is cut off', '{"channel": "x", '],
    ['nothing', ''],
    ['a string', '"a complaint"'],
    ['a number', '42'],
    ['null', 'null'],
    ['true', 'true'],
    ['a key that would change every object', '{"__proto__": {"channel": "x"}}'],
  ])('says 400 to %s', async (_, body) => {
    const answer = await desk.send(body);
    expect(answer).toMatchObject({ status: 400, body: { status: 400 } });
    expect(await stored()).toEqual([]);
  });

  it('says 400 to 1,001 posts and names both numbers', async () => {
    const { status, body } = await desk.send(Array.from({ length: 1_001 }, () => desk.post()));
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'too-many-posts',
      detail: 'A request takes up to 1000 posts; this one has 1001.',
    });
    expect(await stored()).toEqual([]);
  });

  it('says 413 to a body over 10 MB', async () => {
    const { status } = await desk.send(JSON.stringify(desk.post({ raw: 'x'.repeat(10 * 1024 * 1024) })));
    expect(status).toBe(413);
    expect(await stored()).toEqual([]);
  });

  it('says 415 to a body that is not called JSON', async () => {
    const body = JSON.stringify(desk.post());
    const answer = await fetch(`${desk.url}/api/intake/${desk.source.id}/posts`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv', ...signatureOf(desk.source.secret, body) },
      body,
    });
    expect(answer.status).toBe(415);
  });

  it('takes an empty array, and an array of exactly 1,000', async () => {
    expect(await desk.send([])).toEqual({ status: 202, body: [] });
    const { status, body } = await desk.send(Array.from({ length: 1_000 }, () => desk.post()));
    expect(status).toBe(202);
    expect(new Set(body.map((receipt) => receipt.result))).toEqual(new Set(['accepted']));
    await desk.settled();
  });
});
