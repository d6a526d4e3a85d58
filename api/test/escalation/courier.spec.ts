import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { startDesk, type TestDesk } from '../desk.js';
import { until } from '../until.js';
import {
  allSettled,
  AT_ONCE,
  aRoom,
  dispatch,
  dispatches,
  ownerOf,
  SECRET,
  tellBy,
} from './at-the-ladder.js';
import { openDoorstep, openPostOffice, wordsOf } from './post-office.js';

type PostOffice = Awaited<ReturnType<typeof openPostOffice>>;
type Doorstep = Awaited<ReturnType<typeof openDoorstep>>;

describe('the courier', () => {
  let post: PostOffice;
  let room: Doorstep;
  let desk: TestDesk;

  async function start(more: Record<string, string> = {}): Promise<void> {
    post = await openPostOffice();
    room = await openDoorstep();
    const mail = { EVENHAND_SMTP_URL: post.url, EVENHAND_MAIL_FROM: 'Evenhand <evenhand@example.com>' };
    const url = 'https://care.example.com/';
    desk = await startDesk({ firstResponseMinutes: 10 }, { ...mail, EVENHAND_URL: url, ...AT_ONCE, ...more });
  }
  afterEach(async () => {
    await desk.close();
    await post.close();
    await room.close();
  });

  describe('that gathers for no time', () => {
    beforeEach(() => start());

    it('writes to the owner of an account when a clock has breached, blind and in few words', async () => {
      await tellBy(desk, ['browser', 'email']);
      const ticket = await desk.ticket({ text: 'My bill is wrong again.' });
      await desk.advance('12 minutes 30 seconds');
      await ticket.happened('told');
      const [mail, ...more] = post.mails;
      expect(more).toEqual([]);
      const words = wordsOf(mail!);
      expect(words).toContain('First response 2 min late · rung 2');
      expect(words).toContain('@BrandCares (x)');
      expect(words).toContain('My bill is wrong again.');
      expect(words).toContain(`https://care.example.com/brands/${desk.brandId}/tickets/${ticket.id}`);
      expect(words).toMatch(/^Auto-Submitted: auto-generated/m);
      expect(words).toMatch(/^List-ID: /m);
      expect(words).toMatch(/^Subject: \[Brand \w+\] First response 2 min late · rung 2: @BrandCares \(x\)/m);
      expect(words).not.toContain(ticket.post.author.displayName);
      const [row, ...others] = await dispatches(desk);
      expect(row).toMatchObject({ state: 'sent', by: 'email', attempts: 1, bundleId: expect.any(String) });
      const [told] = await ticket.events('told');
      expect(told?.body).toMatchObject({
        by: 'email',
        personId: await ownerOf(desk),
        bundleId: row?.bundleId,
      });
      expect(told?.body['dispatchIds']).toHaveLength(1 + others.length);
    });

    it.each([
      ['answered', `update desk.clock set stopped_at = desk.now() where ticket_id = $1`],
      ['merged', `update desk.ticket set state = 'merged' where id = $1`],
      ['closed', `update desk.ticket set state = 'closed' where id = $1`],
      ['set aside', `update desk.ticket set state = 'set aside' where id = $1`],
      ['resolved', `update desk.ticket set state = 'resolved' where id = $1`],
    ])('says nothing about a ticket that was %s meanwhile', async (why, sql) => {
      const ticket = await desk.ticket();
      await desk.asOwner(sql, [ticket.id]);
      await dispatch(desk, ticket);
      expect(await allSettled(desk)).toMatchObject([{ state: 'dropped', reason: why }]);
      expect([post.mails, await ticket.events('told')]).toEqual([[], []]);
    });

    it('says nothing to somebody who no longer works for the brand', async () => {
      const ticket = await desk.ticket();
      const gone = await desk.person('agent');
      await desk.asOwner('delete from people.membership where person_id = $1', [gone.id]);
      await dispatch(desk, ticket, { personId: gone.id });
      expect(await allSettled(desk)).toMatchObject([{ state: 'dropped', reason: 'person has left' }]);
    });

    it('waits while somebody has asked for quiet about the ticket, and tells afterwards', async () => {
      const [quiet, loud] = [await desk.ticket(), await desk.ticket()];
      await desk.asOwner(
        `update desk.ticket set quiet_until = desk.now() + interval '15 minutes' where id = $1`,
        [quiet.id],
      );
      await dispatch(desk, quiet);
      await dispatch(desk, loud);
      await loud.happened('told');
      expect(await quiet.events('told')).toEqual([]);
      await desk.advance('15 minutes');
      await quiet.happened('told');
    });

    it('tries again for as long as the mail server puts it off', async () => {
      post.office.mood = 450;
      const ticket = await desk.ticket();
      await dispatch(desk, ticket);
      await until(async () => (await dispatches(desk))[0]?.reason !== null, 'it was put off');
      expect(await dispatches(desk)).toMatchObject([{ state: 'waiting', attempts: 1, bundleId: null }]);
      post.office.mood = 'takes';
      await desk.advance('11 seconds');
      expect(await allSettled(desk)).toMatchObject([{ state: 'sent', attempts: 2, reason: null }]);
    });

    it('gives a mail up that the server refuses, and says so on the record', async () => {
      post.office.mood = 550;
      const ticket = await desk.ticket();
      await dispatch(desk, ticket);
      expect(await allSettled(desk)).toMatchObject([{ state: 'failed', attempts: 1 }]);
      const [event] = await ticket.events('could not tell');
      expect(event?.body).toMatchObject({ by: 'email', reason: 'mail refused' });
    });

    it('sends under the same id again where the line was cut in the middle', async () => {
      post.office.mood = 'hangs up';
      await dispatch(desk, await desk.ticket());
      await until(async () => (await dispatches(desk))[0]?.reason !== null, 'it was cut');
      const [{ bundleId } = { bundleId: null }] = await dispatches(desk);
      expect(bundleId).not.toBeNull();
      post.office.mood = 'takes';
      await desk.advance('11 seconds');
      await allSettled(desk);
      expect(post.mails[0]?.source).toContain(`<${bundleId}@evenhand>`);
    });

    it('tries for a day while there is no mail server, and then gives up', async () => {
      await post.close();
      const ticket = await desk.ticket();
      const id = await dispatch(desk, ticket);
      await until(async () => (await dispatches(desk))[0]?.reason !== null, 'it was tried');
      expect(await dispatches(desk)).toMatchObject([{ state: 'waiting' }]);
      await desk.asOwner('update desk.dispatch set attempts = 27 where id = $1', [id]);
      await desk.advance('1 hour');
      expect(await allSettled(desk)).toMatchObject([{ state: 'failed', attempts: 28 }]);
      expect(await ticket.events('could not tell')).toMatchObject([{ body: { reason: 'no mail server' } }]);
      post = await openPostOffice();
    });

    it('fails at once where there are no means, and the person is told in the browser all the same', async () => {
      await tellBy(desk, ['browser', 'push']);
      const ticket = await desk.ticket();
      await desk.advance('11 minutes');
      await ticket.happened('could not tell');
      for (const row of await allSettled(desk))
        expect(row).toMatchObject({ by: 'push', state: 'failed', attempts: 1 });
      const [event] = await ticket.events('could not tell');
      expect(event?.body).toMatchObject({ by: 'push', reason: 'no means' });
      expect(await ticket.notices()).not.toEqual([]);
    });

    it('writes into a room, signed, in one text that a room shows', async () => {
      const webhookId = await aRoom(desk, `${room.url}/hooks/a-secret`);
      const ticket = await desk.ticket({ text: 'Call @channel <b>now</b> [here](http://evil.example)' });
      await dispatch(desk, ticket, { by: 'chat', webhookId });
      await allSettled(desk);
      const [{ headers, body, path } = { headers: {}, body: Buffer.of(), path: '' }, ...more] = room.heard;
      expect([more, path]).toEqual([[], '/hooks/a-secret']);
      const said = new Webhook(SECRET).verify(body.toString(), headers as Record<string, string>);
      expect(said).toMatchObject({
        brandId: desk.brandId,
        count: 1,
        tickets: [{ ticketId: ticket.id, rung: 1 }],
      });
      const { text } = said as { text: string };
      expect(text).toContain('&lt;b&gt;now');
      expect(text).toContain(`/tickets/${ticket.id}`);
      expect(text).not.toMatch(/@channel|\]\(/);
    });

    it('retires a webhook whose room is gone, and tells the owner in the browser where nobody else was', async () => {
      room.step.status = 410;
      const webhookId = await aRoom(desk, room.url);
      const ticket = await desk.ticket();
      await dispatch(desk, ticket, { by: 'chat', webhookId, personId: null });
      expect(await allSettled(desk)).toMatchObject([{ state: 'failed' }]);
      const [row] = await desk.asOwner('select retired_at is not null as "isRetired" from desk.webhook');
      expect(row).toEqual({ isRetired: true });
      expect(await ticket.notices()).toMatchObject([{ personId: await ownerOf(desk) }]);
      await dispatch(desk, ticket, { by: 'chat', webhookId, personId: null, rung: 2 });
      await allSettled(desk);
      expect(room.heard).toHaveLength(1);
    });

    it.each([429, 500, 503])('tries a room again that answers %i', async (status) => {
      room.step.status = status;
      await dispatch(desk, await desk.ticket(), { by: 'chat', webhookId: await aRoom(desk, room.url) });
      await until(async () => (await dispatches(desk))[0]?.reason !== null, 'it was put off');
      room.step.status = 204;
      await desk.advance('11 seconds');
      expect(await allSettled(desk)).toMatchObject([{ state: 'sent', attempts: 2 }]);
    });
  });

  describe('that gathers for three seconds and rests for a minute', () => {
    beforeEach(() => start({ EVENHAND_GATHER_SECONDS: '3', EVENHAND_REST_SECONDS: '60' }));

    it('makes one message of a burst, and names a ticket once however many rungs are to tell of it', async () => {
      const tickets = [await desk.ticket(), await desk.ticket(), await desk.ticket()];
      for (const ticket of tickets) for (const rung of [1, 2, 3]) await dispatch(desk, ticket, { rung });
      const other = await desk.person('manager', 'Mo Manager');
      await dispatch(desk, tickets[0]!, { personId: other.id });
      expect(post.office.tries).toBe(0);
      await desk.advance('3 seconds');
      const rows = await allSettled(desk);
      expect(new Set(rows.map(({ bundleId }) => bundleId)).size).toBe(2);
      expect(post.mails.map(({ to }) => to[0]).sort()).toHaveLength(2);
      const words = wordsOf(post.mails.find(({ to }) => to[0] !== other.email)!);
      expect(words).toMatch(/^Subject: \[Brand \w+\] 3 tickets: /m);
      const [, plain = ''] = /Content-Type: text\/plain[^]*?\r\n\r\n([^]*?)\r\n--/.exec(words) ?? [];
      expect(plain.match(/rung 3/g)).toHaveLength(3);
      expect(plain).not.toMatch(/rung [12]/);
    });

    it('leaves a minute between two messages to the same person', async () => {
      const ticket = await desk.ticket();
      await dispatch(desk, ticket);
      await desk.advance('3 seconds');
      await allSettled(desk);
      await dispatch(desk, ticket, { rung: 2 });
      await desk.advance('30 seconds');
      const witness = await desk.person('agent');
      await dispatch(desk, ticket, { personId: witness.id });
      await desk.advance('3 seconds');
      await until(async () => post.mails.length === 2, 'another person was told');
      expect(post.mails[1]?.to).toEqual([witness.email]);
      await desk.advance('30 seconds');
      await allSettled(desk);
      expect(post.mails).toHaveLength(3);
    });
  });
});
