import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer, text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import { selfSigned } from './self-signed.js';

export interface Mail {
  readonly to: readonly string[];
  readonly source: string;
  readonly isEncrypted: boolean;
  readonly user: string | undefined;
}

/** What the mail server does with what it is given: takes it, answers with a code, or hangs up in the middle. */
export type Mood = 'takes' | 450 | 550 | 'hangs up';

/** A mail server on loopback. */
export async function openPostOffice(options: SMTPServerOptions = {}) {
  const mails: Mail[] = [];
  const office = { mood: 'takes' as Mood, tries: 0 };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    // Its own one has run out, as it warns.
    ...selfSigned(),
    ...options,
    onData: (stream, session, done) => {
      office.tries += 1;
      void text(stream).then((source) => {
        if (office.mood === 'hangs up') return hangUp();
        if (office.mood !== 'takes')
          return done(Object.assign(new Error('Not today'), { responseCode: office.mood }));
        const to = session.envelope.rcptTo.map(({ address }) => address);
        mails.push({ to, source, isEncrypted: session.secure, user: session.user });
        return done();
      });
    },
  });
  const hangUp = () => {
    for (const { _socket } of server.connections as unknown as Iterable<{ _socket: { destroy(): void } }>)
      _socket.destroy();
  };
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  return {
    mails,
    port,
    url: `smtp://127.0.0.1:${port}`,
    office,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  };
}

export interface Heard {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Whatever is posted over HTTP, answered with a status that the test chooses. */
export async function openDoorstep() {
  const heard: Heard[] = [];
  const step = { status: 200, heard };
  const server = createServer((request, response) => {
    void buffer(request).then((body) => {
      heard.push({ path: request.url ?? '', headers: request.headers, body });
      response.writeHead(step.status).end('ok');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return { step, heard, url: `http://127.0.0.1:${port}`, close };
}

/** The words of a mail, whatever they were wrapped in for the way. */
export function wordsOf({ source }: Mail): string {
  const unfolded = source.replace(/\r\n[ \t]+/g, ' ').replace(/\?= =\?/g, '?==?');
  return unfolded
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=/gi, (_, text: string) => quotedOf(text.replaceAll('_', ' ')))
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/gi, (_, text: string) => Buffer.from(text, 'base64').toString())
    .replace(/=\r\n/g, '')
    .replace(/(=[0-9A-F]{2})+/g, quotedOf);
}

const quotedOf = (text: string) =>
  decodeURIComponent(text.replace(/%/g, '%25').replace(/=(?=[0-9A-F]{2})/g, '%'));
