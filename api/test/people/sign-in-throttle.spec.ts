import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Problem } from '@evenhand/shared/wire/session';
import { PASSWORD, startDesk, type TestDesk } from '../desk.js';

const WRONG = 'a wrong password';

describe('signing in', () => {
  let desk: TestDesk;
  let email: string;
  let here: string;
  let addresses = 0;
  let headersSeen: IncomingMessage['headers'];
  const anAddress = () => `127.0.1.${++addresses}`;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    email = (await desk.person('agent')).email;
    here = anAddress();
  });

  /** From an address of the loopback's own, as `fetch` cannot. */
  const signIn = async (body: unknown, localAddress = here): Promise<[number | undefined, string?]> => {
    const headers = { 'content-type': 'application/json' };
    const sent = request(`${desk.url}/api/session`, { method: 'POST', localAddress, headers });
    sent.end(JSON.stringify(body));
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    headersSeen = answer.headers;
    const { code } = (await json(answer)) as Partial<Problem>;
    return [answer.statusCode, ...(code ? [code] : [])] as [number, string?];
  };
  const tries = async (count: number, body: unknown, address = here) => {
    for (let nth = 0; nth < count; nth += 1)
      expect(await signIn(body, address)).toEqual([401, 'sign-in-wrong']);
  };
  const TOO_OFTEN = [429, 'too-often'];

  it('is refused after ten tries, also with the right password, and for nobody else', async () => {
    await tries(10, { email, password: WRONG });
    expect(await signIn({ email, password: PASSWORD })).toEqual(TOO_OFTEN);
    const { email: other } = await desk.person('agent');
    expect(await signIn({ email: other, password: PASSWORD })).toEqual([200]);
    expect(await signIn({ email, password: PASSWORD }, anAddress())).toEqual([200]);
  });

  it('says, where it is refused, after how many seconds to come again', async () => {
    await tries(10, { email, password: WRONG });
    expect(await signIn({ email, password: PASSWORD })).toEqual(TOO_OFTEN);
    const seconds = Number(headersSeen['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
  });

  it.each<[string, (letters: string) => string]>([
    ['capitals', (letters) => letters.toUpperCase()],
    ['letters of full width', (letters) => letters.replace('p', 'ｐ').replace('n', 'ｎ')],
    ['capitals of full width', (letters) => letters.replace('p', 'Ｐ')],
  ])('counts an address in %s for the same, which it is', async (_, spelled) => {
    const again = email.replace(/^[^@]+/, spelled);
    expect(await signIn({ email: again, password: PASSWORD }, anAddress())).toEqual([200]);
    await tries(5, { email, password: WRONG });
    await tries(5, { email: again, password: WRONG });
    expect(await signIn({ email, password: PASSWORD })).toEqual(TOO_OFTEN);
    expect(await signIn({ email: again, password: PASSWORD })).toEqual(TOO_OFTEN);
  });

  it('takes a letter that no fold makes the same for another, whatever the database would say', async () => {
    const { email: withI } = await desk.person('agent');
    await desk.asOwner("update people.person set email = 'i' || email where email = $1", [withI]);
    expect(await signIn({ email: `i${withI}`, password: PASSWORD })).toEqual([200]);
    await desk.asOwner('update people.person set email = upper(email) where email = $1', [`i${withI}`]);
    for (const letter of ['i', 'I', 'İ'])
      expect(await signIn({ email: `${letter}${withI}`, password: PASSWORD })).toEqual([
        401,
        'sign-in-wrong',
      ]);
  });

  it('is refused after thirty tries for a person, wherever they came from', async () => {
    for (let nth = 0; nth < 3; nth += 1) await tries(10, { email, password: WRONG }, anAddress());
    expect(await signIn({ email, password: PASSWORD }, anAddress())).toEqual(TOO_OFTEN);
    const { email: other } = await desk.person('agent');
    expect(await signIn({ email: other, password: PASSWORD }, anAddress())).toEqual([200]);
  });

  it('is refused after a hundred tries from an address, for whomever they were', async () => {
    for (let nth = 0; nth < 100; nth += 1)
      await tries(1, { email: `nobody-${nth}@a.example`, password: WRONG });
    expect(await signIn({ email, password: PASSWORD })).toEqual(TOO_OFTEN);
    expect(await signIn({ email, password: PASSWORD }, anAddress())).toEqual([200]);
  });

  it.each([[{ toString: 1 }], [null], [7], [['a@a.example']]])('is not understood for %j', async (wrong) => {
    expect((await signIn({ email: wrong, password: WRONG }))[0]).toBe(400);
  });

  it('throttles no other route', async () => {
    const { cookie } = await desk.signIn(email);
    const asked = Array.from({ length: 120 }, () =>
      fetch(`${desk.url}/api/session`, { headers: { cookie } }),
    );
    expect(new Set((await Promise.all(asked)).map((answer) => answer.status))).toEqual(new Set([200]));
  });
});
