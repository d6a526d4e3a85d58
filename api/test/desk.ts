import { randomBytes } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { IncomingPost, PostStatus } from '@evenhand/shared/wire/post';
import type { Role } from '@evenhand/shared/wire/session';
import { Brands } from '../src/desk/coverage/brands.js';
import type { Promises } from '../src/desk/sla/policies/default-policy.js';
import { clock } from '../src/clock.js';
import { createApp } from '../src/create-app.js';
import { People } from '../src/people/people.js';
import { readSettings } from '../src/settings.js';
import { cloneDatabase, withClient, type TestDatabase } from './database.js';
import { aPost } from './posts.js';
import { sendSigned, type Delivered } from './signed.js';
import { openTicket, type TicketStory } from './ticket-story.js';
import { until } from './until.js';

export const PASSWORD = 'a long enough password';

/** The built web, wherever the tests were started. */
const WEB = fileURLToPath(new URL('../../web/dist/browser', import.meta.url));

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
  send(posts: unknown, options?: { at?: Date; secret?: string }): Promise<Delivered>;
  statusOf(post: Pick<IncomingPost, 'channel' | 'externalId'>): Promise<PostStatus>;
  /** A post that became a ticket, posted now by the desk's own clock. */
  ticket(given?: Partial<IncomingPost>): Promise<TicketStory>;
  /** Waits until everything that was sent has been taken in. */
  settled(): Promise<void>;
  advance(interval: string): Promise<void>;
  now(): Promise<Date>;
  /** Sees and may do everything, as nobody in production does. */
  asOwner<T extends object>(sql: string, parameters?: unknown[]): Promise<T[]>;
  /** Runs `work` while another transaction has run `sql`, and ends that one afterwards. */
  whileHolding(sql: string, parameters: unknown[], work: () => Promise<void>): Promise<void>;
  /** A second node on the same database. */
  anotherNode(): Promise<NestFastifyApplication>;
  person(role: Role, name?: string): Promise<{ id: string; email: string }>;
  signIn(email: string): Promise<{ cookie: string; csrf: string }>;
  close(): Promise<void>;
}

/** @param more settings, as the environment would say them. */
export async function startDesk(
  promises: Partial<Promises> = {},
  more: NodeJS.ProcessEnv = {},
): Promise<TestDesk> {
  const database = await cloneDatabase();
  const nodes = new Set<NestFastifyApplication>();
  const app = await startNode(database, more);
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

  const test: TestDesk = {
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
    now: () => clock.now(desk),
    ticket: (given) => openTicket(test, given),
    asOwner: <T extends object>(sql: string, parameters: unknown[] = []) =>
      withClient(database.owner, async (client) => (await client.query<T>(sql, parameters)).rows),
    whileHolding: (sql, parameters, work) =>
      withClient(database.owner, async (client) => {
        await client.query('begin');
        await client.query(sql, parameters);
        await work();
        await client.query('commit');
      }),
    anotherNode: async () => {
      const node = await startNode(database, more);
      nodes.add(node);
      return node;
    },
    person: (role, name = 'Ana Agent') => addPerson(app, brand.id, role, name),
    signIn: (email) => signIn(url, email),
    close: async () => {
      for (const node of [app, ...nodes]) await node.close();
      await database.drop();
    },
  };
  return test;
}

async function startNode(database: TestDatabase, more: NodeJS.ProcessEnv): Promise<NestFastifyApplication> {
  const settings = { NODE_ENV: 'test', LOG_LEVEL: 'error', PORT: '0', EVENHAND_WEB: WEB, ...more };
  const app = await createApp(
    database,
    readSettings({ ...settings, EVENHAND_ALLOW_PRIVATE_HOSTS: '127.0.0.1' }),
  );
  await app.listen(0, '127.0.0.1');
  return app;
}

let people = 0;

async function addPerson(app: NestFastifyApplication, brandId: string, role: Role, name: string) {
  const email = `person-${++people}@example.com`;
  const person = await app.get(People).add(brandId, { email, name, password: PASSWORD, role }, 'test');
  return { id: person.id, email };
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
