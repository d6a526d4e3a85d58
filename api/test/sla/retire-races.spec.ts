import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as newId } from 'uuid';
import type { LadderRow, RotaDraft, Rung } from '@evenhand/shared/wire/ladders';
import type { Problem } from '@evenhand/shared/wire/session';
import { startDesk, type TestDesk } from '../desk.js';
import type { Answer } from '../people/asking.js';
import { standingInLine } from '../standing-in-line.js';
import { writeCalendar, writePolicy, promise } from './policy-of.js';
import { atPolicies, type PolicyDesk } from './policy-desk.js';

type Table = 'calendar' | 'ladder' | 'rota';

/** As whoever retires it does, and has not committed yet. */
const retiring = (table: Table) => `
  with held as (select brand_id, id from desk.${table} where id = $1 and version = 1 for update)
  update desk.${table} t set retired_at = now() from held where (t.brand_id, t.id) = (held.brand_id, held.id)`;
/** As whoever names it does. */
const naming = (table: Table) => `select from desk.${table} where id = $1 and version = 1 for key share`;

describe('what is retired while somebody comes to name it', () => {
  let desk: TestDesk;
  let at: PolicyDesk;
  let personId: string;
  beforeAll(async () => {
    desk = await startDesk();
    at = await atPolicies(desk);
    personId = (await desk.person('agent')).id;
  });
  afterAll(() => desk.close());

  const whileIt = async (hold: string, id: string, act: () => Promise<Answer<Problem>>) => {
    let answer: Promise<Answer<Problem>> | undefined;
    await desk.whileHolding(hold, [id], async () => {
      answer = act();
      await standingInLine(desk, 1);
    });
    return answer as Promise<Answer<Problem>>;
  };
  const rotaOf = async (): Promise<string> => {
    const draft: RotaDraft = {
      ...{ name: `Nights ${newId()}`, zone: 'Europe/Brussels', people: [personId], startsOn: '2026-03-02' },
      ...{ hours: null, handOver: { every: 'week', weekday: 'mon', at: '09:00' } },
    };
    return (await at.call<{ id: string }>('POST', 'rotas', draft)).body.id;
  };
  const ladderBy = (rotaId: string) => {
    const rung: Rung = {
      ...{ when: { kind: 'percent', percent: 100 }, whom: { kind: 'rota', rotaId }, by: ['browser'] },
      ...{ webhookId: null, repeatMinutes: 15 },
    };
    return { name: `By rota ${newId()}`, rungs: [rung] };
  };

  it('is a calendar that no policy can promise in any more', async () => {
    const calendarId = await writeCalendar(desk);
    const draft = at.draft(at.rule({ targets: [at.target({ calendarId }), resolution()] }));
    const saved = await whileIt(retiring('calendar'), calendarId, () => at.call('POST', 'policies', draft));
    expect(saved.status).toBe(422);
    expect(saved.body.fields?.map(({ field }) => field)).toContain('rules.0.targets.0.calendarId');
  });

  it('is a calendar that is kept where the policy came first', async () => {
    const calendarId = await writeCalendar(desk);
    const targets = [promise('first_response', 10, { calendarId }), promise('resolution', 60)];
    const retired = await whileIt(naming('calendar'), calendarId, async () => {
      await writePolicy(desk, { rules: [{ targets }] });
      return at.call('DELETE', `calendars/${calendarId}`);
    });
    expect(retired).toMatchObject({ status: 409, code: 'calendar-used' });
  });

  it('is a ladder that no policy can climb any more, or that is kept', async () => {
    const owner: Rung = {
      ...{ when: { kind: 'percent', percent: 100 }, whom: { kind: 'owner' }, by: ['browser'] },
      ...{ webhookId: null, repeatMinutes: 15 },
    };
    const { body } = await at.call<LadderRow>('POST', 'ladders', { name: 'At once', rungs: [owner] });
    const draft = at.draft(at.rule({ targets: [at.target({ ladderId: body.id }), resolution()] }));
    const [saved, retired] = await Promise.all([
      at.call('POST', 'policies', draft),
      at.call('DELETE', `ladders/${body.id}`),
    ]);
    expect([
      [201, 409],
      [422, 204],
    ]).toContainEqual([saved.status, retired.status]);
  });

  it('is a rota by which no ladder can call any more', async () => {
    const rotaId = await rotaOf();
    const saved = await whileIt(retiring('rota'), rotaId, () => at.call('POST', 'ladders', ladderBy(rotaId)));
    expect(saved).toMatchObject({ status: 422, code: 'rungs-wrong' });
    expect(saved.body.fields?.map(({ field }) => field)).toEqual(['rungs.0.whom']);
  });

  it('is a rota that is kept where the ladder came first', async () => {
    const rotaId = await rotaOf();
    const retired = await whileIt(naming('rota'), rotaId, async () => {
      expect((await at.call('POST', 'ladders', ladderBy(rotaId))).status).toBe(201);
      return at.call('DELETE', `rotas/${rotaId}`);
    });
    expect(retired).toMatchObject({ status: 409, code: 'rota-used' });
  });

  const resolution = () => at.target({ clock: 'resolution', seconds: 86_400 });
});
