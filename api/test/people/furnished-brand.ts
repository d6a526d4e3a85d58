import { v7 as newId } from 'uuid';
import type { IncomingPost } from '@evenhand/shared/wire/post';
import type { Role } from '@evenhand/shared/wire/session';
import { Brands } from '../../src/desk/coverage/brands.js';
import { Overrides } from '../../src/desk/escalation/rotas/overrides.js';
import { Rotas } from '../../src/desk/escalation/rotas/rotas.js';
import { Ladders } from '../../src/desk/escalation/ladders/ladders.js';
import { Webhooks } from '../../src/desk/escalation/ladders/webhooks.js';
import { Invitations } from '../../src/people/invitations.js';
import { People } from '../../src/people/people.js';
import { PASSWORD, type TestDesk } from '../desk.js';
import { somebody } from '../posts.js';
import { sendSigned } from '../signed.js';
import type { Seat } from './asking.js';

/** A brand that has one of everything that a path can name. */
export interface FurnishedBrand {
  /** Fresh ones each time, by the names that paths have for them. */
  ids(): Promise<Readonly<Record<string, string>>>;
  seat(role: Role): Promise<Seat>;
  /** The customer of one of its tickets writes again. */
  touch(ticketId: string): Promise<void>;
}

export async function furnishBrand(desk: TestDesk, name: string): Promise<FurnishedBrand> {
  const brands = desk.app.get(Brands);
  const { id: brandId } = await brands.add(name, 'test');
  const add = async (role: Role) => {
    const email = `${newId()}@example.com`;
    const person = { email, name: 'Pat Person', password: PASSWORD, role };
    return { email, id: (await desk.app.get(People).add(brandId, person, 'test')).id };
  };
  const account = {
    channel: 'x',
    externalId: 'brand-cares-id',
    handle: '@BrandCares',
    ownerId: null,
  } as const;
  const { id: accountId } = await brands.addAccount(brandId, account, 'test');
  const of = { channel: 'x', externalId: 'other-id', handle: '@Other', ownerId: null } as const;
  const { policyId } = await brands.addAccount(brandId, { ...of, promises: {} }, 'test');
  const [target] = await desk.asOwner<{ id: string }>(
    'select calendar_id as id from desk.target where policy_id = $1',
    [policyId],
  );
  const { source, secret } = await brands.addSource(brandId, 'test', 'test');
  const { id: admin } = await add('admin');

  const posts = new Map<string, IncomingPost>();
  const send = async (post: IncomingPost) => {
    await sendSigned(desk.url, { id: source.id, secret }, post);
    await desk.settled();
  };

  const ticket = async () => {
    const post = desk.post({ author: somebody() });
    await send(post);
    const [opened] = await desk.asOwner<{ id: string }>(
      'select ticket_id as id from desk.post where brand_id = $1 and external_id = $2',
      [brandId, post.externalId],
    );
    posts.set(opened?.id ?? '', post);
    return opened?.id ?? '';
  };
  const reply = async (ticketId: string, personId: string) => {
    const [sent] = await desk.asOwner<{ id: string }>(REPLY, [newId(), ticketId, personId]);
    return sent?.id ?? '';
  };
  const postOf = async (ticketId: string) => {
    const sql = 'select id from desk.post where ticket_id = $1';
    return (await desk.asOwner<{ id: string }>(sql, [ticketId]))[0]?.id ?? '';
  };
  const invitation = () =>
    desk.app
      .get(Invitations)
      .make(brandId, { name: 'Ina', email: `${newId()}@example.com`, role: 'agent' }, admin);

  const rota = async (personId: string, by: string) => {
    const made = await desk.app
      .get(Rotas)
      .add(brandId, { ...NIGHTS, name: newId(), people: [personId] }, 'test');
    const now = Date.now();
    const [from, to] = [now, now + 3_600_000].map((at) => new Date(at).toISOString()) as [string, string];
    const spell = { personId: null, from, to };
    const override = await desk.app.get(Overrides).make(brandId, made.id, spell, by);
    return { rotaId: made.id, overrideId: override.id };
  };

  const ladder = async () => {
    const owner = { when: { kind: 'percent', percent: 100 }, whom: { kind: 'owner' } } as const;
    const rungs = [{ ...owner, by: ['browser'] as const, webhookId: null, repeatMinutes: 15 }];
    return (await desk.app.get(Ladders).add(brandId, { name: 'A ladder', rungs }, 'test')).id;
  };
  const webhook = async () => {
    const room = { name: 'A room', url: 'https://chat.example.com/hook' };
    return (await desk.app.get(Webhooks).add(brandId, room, 'test')).webhook.id;
  };

  return {
    ids: async () => {
      const [ticketId, person] = [await ticket(), await add('agent')];
      return {
        ...{ brandId, accountId, ticketId, personId: person.id, policyId, calendarId: target?.id ?? '' },
        ...(await rota(person.id, admin)),
        ladderId: await ladder(),
        webhookId: await webhook(),
        postId: await postOf(ticketId),
        replyId: await reply(ticketId, person.id),
        invitationId: (await invitation()).id,
      };
    },
    seat: async (role) => desk.signIn((await add(role)).email),
    touch: async (ticketId) => {
      const { author, externalId } = posts.get(ticketId) as IncomingPost;
      await send(desk.post({ author, inReplyTo: externalId }));
    },
  };
}

const NIGHTS = {
  ...{ zone: 'Europe/Brussels', startsOn: '2026-03-02', hours: null },
  handOver: { every: 'week', weekday: 'mon', at: '09:00' },
} as const;

const REPLY = `
  insert into desk.outgoing (brand_id, id, ticket_id, account_id, channel, answers_post_id, person_id, signed_as,
      text, salt, is_deflection, then_state, state, queued_at, send_at)
    select t.brand_id, $1, t.id, t.account_id, t.channel, p.id, $3, 'Pat', 'We are sorry.', '', false, 'waiting',
           'refused', now(), now() + interval '1 year'
      from desk.ticket t join desk.post p on (p.brand_id, p.ticket_id) = (t.brand_id, t.id)
     where t.id = $2
  returning id`;
