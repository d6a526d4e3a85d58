import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { getDataSourceToken } from '@nestjs/typeorm';
import { Webhook } from 'standardwebhooks';
import type { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { IncomingPost, PostStatus, Receipt } from '@evenhand/shared/wire/post';
import type { Role } from '@evenhand/shared/wire/session';
import { Brands } from '../src/desk/coverage/brands.js';
import type { Promises } from '../src/desk/sla/default-policy.js';
import { createApp } from '../src/create-app.js';
import { People } from '../src/people/people.js';
import { readSettings } from '../src/settings.js';
import { cloneDatabase, withClient, type TestDatabase } from './database.js';

export const PASSWORD = 'a long enough password';

/** A running Evenhand on a database of its own: a brand with an account and a source, and a clock that can be moved. */
export interface TestDesk {
  readonly database: TestDatabase;
  readonly app: NestFastifyApplication;
  readonly url: string;
  readonly desk: DataSource;
  readonly brandId: string;
  readonly accountId: string;
  readonly source: { readonly id: string; readonly secret: string; readonly token: string };
  post(post?: Partial<IncomingPost>): IncomingPost;
  send(
    posts: unknown,
    options?: { at?: Date; secret?: string },
  ): Promise<{ status: number; body: Receipt[] }>;
  statusOf(post: IncomingPost): Promise<PostStatus>;
  /** Waits until everything that was sent has been taken in. */
  settled(): Promise<void>;
  advance(interval: string): Promise<void>;
  person(role: Role, name?: string): Promise<{ id: string; email: string }>;
  signIn(email: string): Promise<{ cookie: string; csrf: string }>;
  close(): Promise<void>;
}

export async function startDesk(promises: Partial<Promises> = {}): Promise<TestDesk> {
  const database = await cloneDatabase();
  const settings = readSettings({ NODE_ENV: 'test', LOG_LEVEL: 'error', PORT: '0' });
  const app = await createApp(database, settings);
  await app.listen(0, '127.0.0.1');
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  const desk = app.get<DataSource>(getDataSourceToken('desk'));
  const brands = app.get(Brands);
  const brand = await brands.add(`Brand ${randomBytes(4).toString('hex')}`, 'test');
  const owner = await addPerson(app, brand.id, 'manager', 'Olga Owner');
  const account = await brands.addAccount(
    brand.id,
    { channel: 'x', externalId: 'brand-cares-id', handle: '@BrandCares', ownerId: owner.id, promises },
    'test',
  );
  const { source, secret, token } = await brands.addSource(brand.id, 'test', 'test');

  return {
    database,
    app,
    url,
    desk,
    brandId: brand.id,
    accountId: account.id,
    source: { id: source.id, secret, token },
    post: (given = {}) => aPost(given),
    send: (posts, options = {}) =>
      sendSigned(url, { id: source.id, secret: options.secret ?? secret }, posts, options.at),
    statusOf: async (post) => {
      const path = `/api/intake/${source.id}/posts/${post.channel}/${encodeURIComponent(post.externalId)}`;
      const answer = await fetch(url + path, { headers: { authorization: `Bearer ${token}` } });
      return (await answer.json()) as PostStatus;
    },
    settled: () => settled(desk),
    advance: (interval) =>
      withClient(database.owner, async (owner_) => {
        await owner_.query('update desk.time_shift set shift = shift + $1::interval', [interval]);
      }),
    person: (role, name = 'Ana Agent') => addPerson(app, brand.id, role, name),
    signIn: (email) => signIn(url, email),
    close: async () => {
      await app.close();
      await database.drop();
    },
  };
}

let people = 0;

async function addPerson(app: NestFastifyApplication, brandId: string, role: Role, name: string) {
  const email = `person-${++people}@example.com`;
  const person = await app.get(People).add(brandId, { email, name, password: PASSWORD, role }, 'test');
  return { id: person.id, email };
}

export function aPost(given: Partial<IncomingPost> = {}): IncomingPost {
  return {
    channel: 'x',
    account: '@BrandCares',
    externalId: newId(),
    postedAt: new Date().toISOString(),
    text: 'My internet has not worked for three days and nobody answers the phone.',
    author: {
      externalId: `author-${randomBytes(4).toString('hex')}`,
      handle: '@ann',
      displayName: 'Ann Example',
    },
    ...given,
  };
}

/** The brand's own account, as the channel authenticates it. */
export const OURSELVES = { externalId: 'brand-cares-id', handle: '@BrandCares', displayName: 'Brand Cares' };

async function sendSigned(
  url: string,
  source: { id: string; secret: string },
  posts: unknown,
  at = new Date(),
) {
  const body = typeof posts === 'string' ? posts : JSON.stringify(posts);
  const id = newId();
  const signature = new Webhook(source.secret).sign(id, at, body);
  const answer = await fetch(`${url}/api/intake/${source.id}/posts`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signature,
    },
    body,
  });
  return { status: answer.status, body: (await answer.json()) as Receipt[] };
}

export async function until(isSo: () => Promise<boolean>, what: string, withinMs = 10_000): Promise<void> {
  const giveUpAt = Date.now() + withinMs;
  while (!(await isSo())) {
    if (Date.now() > giveUpAt) throw new Error(`It did not come to pass in time: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function settled(desk: DataSource): Promise<void> {
  await until(async () => {
    const waiting = await desk.query<unknown[]>('select from door.inbox where taken_at is null limit 1');
    return waiting.length === 0;
  }, 'the inbox is empty');
}

async function signIn(url: string, email: string): Promise<{ cookie: string; csrf: string }> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: PASSWORD }),
  });
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  const csrf = cookies.find((cookie) => cookie.startsWith('XSRF-TOKEN='))?.split('=')[1] ?? '';
  return { cookie: cookies.join('; '), csrf };
}
