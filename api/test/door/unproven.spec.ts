import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import type { Problem } from '@evenhand/shared/wire/session';
import { startDesk, type TestDesk } from '../desk.js';
import { signatureOf } from '../signed.js';

const MINUTE = 60_000;

describe('the door, to whoever cannot prove who they are,', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());

  const knock = async (headers: Record<string, string>, sourceId = desk.source.id) => {
    const answer = await fetch(`${desk.url}/api/intake/${sourceId}/posts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body,
    });
    return { status: answer.status, problem: (await answer.json()) as Problem };
  };
  const stored = () => desk.asOwner('select id from door.inbox union all select id from door.unreadable');
  let body: string;
  let refused: Awaited<ReturnType<typeof knock>>;
  beforeAll(async () => {
    body = JSON.stringify(desk.post());
    refused = await knock({});
  });

  it('says 401 to a request without a signature', () => {
    expect(refused).toMatchObject({ status: 401, problem: { status: 401, code: 'source-unproven' } });
  });

  it.each<[string, () => Promise<{ status: number; problem: Problem }>]>([
    ['is made with another secret', () => knock(signatureOf(`whsec_${btoa('x'.repeat(32))}`, body))],
    ['is made of another body', () => knock(signatureOf(desk.source.secret, `${body} `))],
    [
      'is no signature',
      () => knock({ ...signatureOf(desk.source.secret, body), 'webhook-signature': 'junk' }),
    ],
    ['has no time', () => knock({ ...signatureOf(desk.source.secret, body), 'webhook-timestamp': '' })],
    [
      'has junk for a time',
      () => knock({ ...signatureOf(desk.source.secret, body), 'webhook-timestamp': 'soon' }),
    ],
    [
      'is moved to another time',
      () => knock({ ...signatureOf(desk.source.secret, body), 'webhook-timestamp': '1' }),
    ],
    ['names a source that is not there', () => knock(signatureOf(desk.source.secret, body), newId())],
    ['names a source that is no id', () => knock(signatureOf(desk.source.secret, body), "'; --")],
    ['is over 5 minutes old', () => knock(signed(-5 * MINUTE - 2_000))],
    ['is over 5 minutes ahead', () => knock(signed(5 * MINUTE + 2_000))],
  ])('says the same where the signature %s', async (_, ask) => {
    expect(await ask()).toEqual(refused);
  });

  const signed = (aheadMs: number) => signatureOf(desk.source.secret, body, new Date(Date.now() + aheadMs));

  it('says the same for a source that was switched off', async () => {
    await desk.asOwner('update desk.source set disabled_at = now() where id = $1', [desk.source.id]);
    expect(await knock(signatureOf(desk.source.secret, body))).toEqual(refused);
    await desk.asOwner('update desk.source set disabled_at = null where id = $1', [desk.source.id]);
  });

  it('has stored nothing of all that, and takes the same post with a signature that is 4 minutes off', async () => {
    expect(await stored()).toEqual([]);
    expect((await knock(signed(-4 * MINUTE))).status).toBe(202);
    expect((await knock(signed(4 * MINUTE))).status).toBe(202);
    expect(await stored()).toHaveLength(1);
  });
});
