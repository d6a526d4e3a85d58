import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { SMTPServerOptions } from 'smtp-server';
import { startDesk, type TestDesk } from '../desk.js';
import { until } from '../until.js';
import { allSettled, AT_ONCE, dispatch, dispatches, ownerOf } from './at-the-ladder.js';
import { openPostOffice, wordsOf } from './post-office.js';

type PostOffice = Awaited<ReturnType<typeof openPostOffice>>;

const WITH_PASSWORD: SMTPServerOptions = {
  authOptional: false,
  onAuth: ({ username, password }, _, done) =>
    password === 'pass/word' ? done(null, { user: username }) : done(new Error('Wrong password')),
};
const WITH_TLS: SMTPServerOptions = { ...WITH_PASSWORD, disabledCommands: [] };
const SELF_SIGNED = 'tls.rejectUnauthorized=false';

describe('a mail', () => {
  let post: PostOffice;
  let desk: TestDesk;

  async function startAt(options: SMTPServerOptions, address: (port: number) => string): Promise<void> {
    post = await openPostOffice(options);
    const mail = { EVENHAND_SMTP_URL: address(post.port), EVENHAND_MAIL_FROM: 'evenhand@example.com' };
    desk = await startDesk({}, { ...AT_ONCE, ...mail });
  }
  afterEach(async () => {
    await desk.close();
    await post.close();
  });

  it('goes over TLS, with a password, where the server asks for it', async () => {
    await startAt(WITH_TLS, (port) => `smtp://me:pass%2Fword@127.0.0.1:${port}/?${SELF_SIGNED}`);
    await dispatch(desk, await desk.ticket());
    expect(await allSettled(desk)).toMatchObject([{ state: 'sent' }]);
    expect(post.mails).toMatchObject([{ isEncrypted: true, user: 'me' }]);
  });

  it('goes to a server that speaks TLS from the first byte', async () => {
    await startAt(
      { ...WITH_TLS, secure: true },
      (port) => `smtps://me:pass%2Fword@127.0.0.1:${port}/?${SELF_SIGNED}`,
    );
    await dispatch(desk, await desk.ticket());
    expect(await allSettled(desk)).toMatchObject([{ state: 'sent' }]);
    expect(post.mails).toMatchObject([{ isEncrypted: true }]);
  });

  it('keeps its password to itself where the line is open to others, and is not lost', async () => {
    const heard: string[] = [];
    const open = {
      ...WITH_PASSWORD,
      allowInsecureAuth: true,
      onAuth: () => heard.push('a password'),
    } as never;
    await startAt(open, (port) => `smtp://me:pass%2Fword@127.0.0.1:${port}`);
    await dispatch(desk, await desk.ticket());
    await until(async () => (await dispatches(desk))[0]?.reason !== null, 'it was tried');
    expect(await dispatches(desk)).toMatchObject([{ state: 'waiting' }]);
    expect(heard).toEqual([]);
  });

  it('waits where our own password is wrong: that is no reason to give a person up', async () => {
    await startAt(WITH_TLS, (port) => `smtp://me:wrong@127.0.0.1:${port}/?${SELF_SIGNED}`);
    await dispatch(desk, await desk.ticket());
    await until(async () => (await dispatches(desk))[0]?.reason !== null, 'it was tried');
    expect(await dispatches(desk)).toMatchObject([{ state: 'waiting' }]);
  });

  it('is given up, to go again as it was, where a server takes longer in all than a node has it', async () => {
    let isSlow = true;
    const atEachStep: SMTPServerOptions['onMailFrom'] = (_address, _session, done) =>
      void setTimeout(done, isSlow ? 400 : 0);
    await startAt({ onMailFrom: atEachStep, onRcptTo: atEachStep }, (port) => `smtp://127.0.0.1:${port}`);
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const inAll = jest.spyOn(AbortSignal, 'timeout').mockImplementation(() => timeout(600));
    await dispatch(desk, await desk.ticket());
    await until(async () => (await dispatches(desk))[0]?.reason !== null, 'it was given up');
    expect(Math.max(...inAll.mock.calls.map(([ms]) => ms))).toBeLessThan(60_000);
    inAll.mockRestore();
    expect(await dispatches(desk)).toMatchObject([{ state: 'waiting', bundleId: expect.any(String) }]);
    expect(post.mails).toEqual([]);
    isSlow = false;
    await desk.advance('1 minute');
    expect(await allSettled(desk)).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  it('is in the language that its reader reads, and marks up nothing that a customer wrote', async () => {
    await startAt({}, (port) => `smtp://127.0.0.1:${port}`);
    await desk.asOwner(`update people.person set language = 'nl' where id = $1`, [await ownerOf(desk)]);
    await desk.asOwner(`update desk.brand set name = 'Evil\r\nBcc: x@example.com' where id = $1`, [
      desk.brandId,
    ]);
    await dispatch(desk, await desk.ticket({ text: 'Look <img src="http://evil.example/x.png">' }));
    await allSettled(desk);
    const [mail] = post.mails;
    const words = wordsOf(mail!);
    expect(words).toContain('Eerste antwoord nog');
    expect(words).toContain('Look &lt;img src=&quot;http://evil.…/x.png&quot;&gt;');
    expect(words.split('\r\n\r\n')[0]).not.toMatch(/^Bcc:/m);
    expect(mail?.to).toHaveLength(1);
  });
});
