import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Claims } from '../../src/desk/queue/claims.js';
import { People } from '../../src/people/people.js';
import { startDesk, type TestDesk } from '../desk.js';
import { standingInLine } from '../standing-in-line.js';
import { ask, type Seat } from './asking.js';

describe('somebody', () => {
  let desk: TestDesk;
  let admin: Seat;
  let member: { id: string; email: string };
  beforeAll(async () => {
    desk = await startDesk();
    admin = await desk.signIn((await desk.person('admin')).email);
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    member = await desk.person('agent');
  });

  const remove = (id: string) => ask(desk, `DELETE /api/brands/${desk.brandId}/people/${id}`, { by: admin });
  const assignee = async (ticketId: string) =>
    (
      await desk.asOwner<{ who: string | null }>('select assignee_id as who from desk.ticket where id = $1', [
        ticketId,
      ])
    )[0]?.who;

  it.each<[string, () => Promise<unknown>]>([
    ['is removed', () => remove(member.id)],
    ['is disabled', () => desk.app.get(People).disable(member.email, 'test')],
  ])('who %s in the midst of a claim holds nothing afterwards, and claims nothing more', async (_, fall) => {
    const ticket = await desk.ticket();
    const claim = () => desk.app.get(Claims).claim(desk.brandId, ticket.id, member.id);
    const both: Promise<unknown>[] = [];
    await desk.whileHolding('select from desk.ticket where id = $1 for update', [ticket.id], async () => {
      both.push(claim());
      await standingInLine(desk, 1);
      both.push(fall());
      await standingInLine(desk, 2);
    });
    await Promise.all(both);
    expect(await assignee(ticket.id)).toBeNull();
    await expect(claim()).rejects.toMatchObject({ status: 404 });
    await expect(desk.app.get(Claims).takeNext(desk.brandId, member.id, {})).rejects.toMatchObject({
      status: 404,
    });
  });

  it('who is removed and disabled at the same moment is so without a deadlock', async () => {
    for (let round = 0; round < 4; round += 1) {
      const leaver = await desk.person('agent');
      const ticket = await desk.ticket();
      await desk.app.get(Claims).claim(desk.brandId, ticket.id, leaver.id);
      const [removed] = await Promise.all([
        remove(leaver.id),
        desk.app.get(People).disable(leaver.email, 'test'),
      ]);
      expect([removed.status, await assignee(ticket.id)]).toEqual([204, null]);
    }
  });
});
