import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { io, type Socket } from 'socket.io-client';
import { v7 as newId } from 'uuid';
import { ROLES, type Role } from '@evenhand/shared/wire/session';
import { startDesk, type TestDesk } from '../desk.js';
import { until } from '../until.js';
import type { Seat } from './asking.js';
import { furnishBrand, type FurnishedBrand } from './furnished-brand.js';
import { EVENTS, unsaid } from './rights-table.js';
import { eventsOf } from './routes.js';

describe('every event of the socket', () => {
  let desk: TestDesk;
  let ours: FurnishedBrand;
  let theirs: FurnishedBrand;
  let brandId: string;
  const people = new Map<Role, Seat>();
  const sockets: Socket[] = [];
  beforeAll(async () => {
    desk = await startDesk();
    [ours, theirs] = [await furnishBrand(desk, 'Ours'), await furnishBrand(desk, 'Theirs')];
    brandId = (await ours.ids())['brandId'] ?? '';
    for (const role of ROLES) people.set(role, await ours.seat(role));
  });
  afterAll(() => desk.close());
  afterEach(() => {
    for (const socket of sockets.splice(0)) socket.disconnect();
  });

  const open = async ({ cookie }: Seat) => {
    const socket = io(desk.url, {
      ...{ path: '/api/live', transports: ['websocket'], reconnection: false, forceNew: true },
      extraHeaders: { cookie },
    });
    sockets.push(socket);
    await until(() => socket.connected, 'the socket is open');
    return socket;
  };
  const isPresent = async (socket: Socket) =>
    (await desk.asOwner('select from desk.presence where socket_id = $1', [socket.id])).length > 0;
  /** What the server makes of it: `taken`, or the code of its refusal. */
  const outcome = async (socket: Socket, event: string, body: object) => {
    let said = '';
    socket.on('refused', ({ code }: { code: string }) => (said ||= code));
    socket.emit(event, body, () => (said ||= 'taken'));
    const isTaken = async () => EVENTS[event]?.taken === 'present' && (await isPresent(socket));
    await until(async () => said !== '' || (await isTaken()), `${event} is answered`);
    return said || 'taken';
  };
  const bodyOf = (event: string, brand: string, ticketId = newId()) =>
    EVENTS[event]?.body(brand, ticketId) as object;

  it('stands in the table of rights, in which nothing else stands', () => {
    const events = eventsOf(desk.app);
    expect(events.length).toBeGreaterThan(0);
    expect(unsaid('EVENTS', events, EVENTS)).toEqual([]);
    expect(unsaid('EVENTS', [...events, 'tell all'], EVENTS)).toEqual([
      'Who may use "tell all"? Add it to EVENTS in api/test/people/rights-table.ts, with the roles that may.',
    ]);
  });

  describe.each(Object.keys(EVENTS))('%s', (event) => {
    it.each(ROLES)('is taken from the roles that it is for, and from no other: %s', async (role) => {
      const socket = await open(people.get(role) as Seat);
      const { ticketId } = await ours.ids();
      const expected = EVENTS[event]?.who.includes(role) ? 'taken' : 'not-found';
      expect(await outcome(socket, event, bodyOf(event, brandId, ticketId))).toBe(expected);
    });

    it.each(ROLES)('is refused of a brand that is another’s, not there, or no id: %s', async (role) => {
      const other = (await theirs.ids())['brandId'] ?? '';
      for (const [brand, expected] of [
        [other, 'not-found'],
        [newId(), 'not-found'],
        ['junk', 'fields-wrong'],
      ] as const) {
        const socket = await open(people.get(role) as Seat);
        expect([brand, await outcome(socket, event, bodyOf(event, brand))]).toEqual([brand, expected]);
      }
    });

    it('is refused with a field that nobody asked for', async () => {
      const socket = await open(people.get('agent') as Seat);
      const body = { ...bodyOf(event, brandId), followers: 3 };
      expect(await outcome(socket, event, body)).toBe('fields-wrong');
    });

    it('is refused in a session that has ended meanwhile', async () => {
      const seat = await ours.seat('agent');
      const socket = await open(seat);
      await desk.asOwner('update people.session set ended_at = desk.now() where token_hash = sha256($1)', [
        Buffer.from(/evenhand=([^;]+)/.exec(seat.cookie)?.[1] ?? ''),
      ]);
      expect(await outcome(socket, event, bodyOf(event, brandId))).toBe('signed-out');
    });
  });

  it('is heard by nobody without a session, or with one that has ended', async () => {
    const seat = await ours.seat('agent');
    await fetch(`${desk.url}/api/session`, {
      method: 'DELETE',
      headers: { cookie: seat.cookie, 'x-xsrf-token': seat.csrf },
    });
    for (const cookie of [seat.cookie, '', 'evenhand=junk']) {
      const said: string[] = [];
      const socket = io(desk.url, {
        ...{ path: '/api/live', transports: ['websocket'], reconnection: false, forceNew: true },
        extraHeaders: { cookie },
      });
      sockets.push(socket);
      socket.on('signed out', () => said.push('signed out'));
      await until(() => said.length > 0 && !socket.connected, 'it is signed out and let go');
    }
  });

  it('tells nothing of another brand’s ticket, whoever asks for it by its id', async () => {
    const socket = await open(people.get('agent') as Seat);
    const foreign = (await theirs.ids())['ticketId'] ?? '';
    const own = (await ours.ids())['ticketId'] ?? '';
    const heard: string[] = [];
    socket.on('ticket', ({ ticketId }: { ticketId: string }) => heard.push(ticketId));
    await outcome(socket, 'watch ticket', bodyOf('watch ticket', brandId, foreign));
    const listener = await open(people.get('manager') as Seat);
    listener.on('ticket', ({ ticketId }: { ticketId: string }) => heard.push(ticketId));
    const page = bodyOf('watch ticket', brandId, own);
    await outcome(listener, 'watch ticket', page);
    await theirs.touch(foreign);
    await ours.touch(own);
    await until(() => heard.includes(own), 'the own ticket is told of');
    expect(new Set(heard)).toEqual(new Set([own]));
  });
});
