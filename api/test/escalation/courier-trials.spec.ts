import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import { Webhook } from 'standardwebhooks';
import type { WebhookTried } from '@evenhand/shared/wire/notices';
import { startDesk, type TestDesk } from '../desk.js';
import { ask, type Seat } from '../people/asking.js';
import { AT_ONCE, aRoom, SECRET } from './at-the-ladder.js';
import { openDoorstep } from './post-office.js';

describe('a trial message into a room', () => {
  let room: Awaited<ReturnType<typeof openDoorstep>>;
  let desk: TestDesk;
  let manager: Seat;
  beforeAll(async () => {
    room = await openDoorstep();
    desk = await startDesk({}, AT_ONCE);
    manager = await desk.signIn((await desk.person('manager')).email);
  });
  beforeEach(() => {
    room.heard.length = 0;
    room.step.status = 200;
  });
  afterAll(async () => {
    await desk.close();
    await room.close();
  });

  const tryRoom = (id: string) =>
    ask<WebhookTried>(desk, `POST /api/brands/${desk.brandId}/webhooks/${id}/tries`, { by: manager });

  it('goes out signed, says that nothing is late, and stands on the record', async () => {
    const id = await aRoom(desk, room.url);
    expect((await tryRoom(id)).body).toEqual({ isSent: true, reason: null });
    const [{ headers, body } = { headers: {}, body: Buffer.of() }] = room.heard;
    const said = new Webhook(SECRET).verify(body.toString(), headers as Record<string, string>);
    expect(said).toMatchObject({ kind: 'trial', text: expect.stringContaining('Nothing is late') });
    const events = await desk.asOwner(`select kind, body from ledger.event where chain = $1`, [id]);
    expect(events).toEqual([{ kind: 'webhook tried', body: { isSent: true, reason: null } }]);
  });

  it('says in words why it did not, and never where it went', async () => {
    room.step.status = 403;
    expect((await tryRoom(await aRoom(desk, room.url))).body).toEqual({
      isSent: false,
      reason: 'It answered 403.',
    });
    const { body } = await tryRoom(await aRoom(desk, 'http://127.0.0.2:9/a-secret'));
    expect(body).toMatchObject({ isSent: false, reason: expect.stringMatching(/private network/) });
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  it('goes into no room that is not there, or not any more', async () => {
    const id = await aRoom(desk, room.url);
    room.step.status = 410;
    await tryRoom(id);
    expect((await tryRoom(id)).status).toBe(404);
    expect((await tryRoom(newId())).status).toBe(404);
    expect(room.heard).toHaveLength(1);
  });
});
