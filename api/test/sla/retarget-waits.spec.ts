import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import { somebody } from '../posts.js';
import type { TicketStory } from '../ticket-story.js';
import { promise, promises, writePolicy } from './policy-of.js';
import { become } from './promised.js';
import { repromise } from './retarget-story.js';

const DEFLECTION = { text: 'Please send us a DM. ^Ana' };

describe('a ticket that waits, of a customer who waits for us', () => {
  let desk: TestDesk;
  let mia: Page;
  let policyId: string;
  beforeEach(async () => {
    desk = await startDesk();
    mia = await pageOf(desk, 'manager');
    ({ policyId } = await writePolicy(desk, {
      rules: [
        {
          ...{ name: 'Mild', conditions: { severities: [4] } },
          targets: promises(60, 200, { pauses: ['customer', 'third party'] }),
        },
        { name: 'Else', targets: promises(60, 100) },
      ],
    }));
  });
  afterEach(() => desk.close());

  const opened = () => desk.ticket({ author: somebody(), text: 'Something is strange here.' });
  const classify = async (ticket: TicketStory) => {
    const said = { topic: 'other', severity: 4, words: 'It is not that bad.' };
    expect((await mia.put(`tickets/${ticket.id}/classification`, said)).status).toBe(204);
  };
  const expectRunning = async (ticket: TicketStory) => {
    for (const clock of ['next_response', 'resolution'] as const)
      expect(await ticket.clock(clock)).toMatchObject({ state: 'running' });
    expect((await ticket.clock('resolution')).dueAt).not.toBe(Infinity);
    expect(await ticket.events('clock paused')).toEqual([]);
  };

  it('stands still by no other classification where they were only sent elsewhere', async () => {
    const ticket = await opened();
    await ticket.answered(DEFLECTION);
    await become(desk, ticket, { state: 'waiting' });
    await classify(ticket);
    await expectRunning(ticket);
  });

  it('stands still by no policy that is applied where they have asked again', async () => {
    const ticket = await opened();
    await ticket.answered();
    await ticket.wroteAgain();
    await become(desk, ticket, { state: 'waiting' });
    const targets = promises(60, 200, { pauses: ['customer'] });
    await repromise(desk, policyId, { by: mia.personId, rules: [{ targets }] });
    await expectRunning(ticket);
  });

  it('stands still for a third party all the same', async () => {
    const ticket = await opened();
    await ticket.answered();
    await ticket.wroteAgain();
    await become(desk, ticket, { state: 'waiting', waitingOn: 'the courier' });
    await classify(ticket);
    expect(await ticket.clock('resolution')).toMatchObject({ state: 'paused', dueAt: Infinity });
  });

  it('stands still by another promise once we have answered', async () => {
    const ticket = await opened();
    await ticket.answered(DEFLECTION);
    await become(desk, ticket, { state: 'waiting' });
    await ticket.answered();
    const pauses = ['customer'] as const;
    const targets = [promise('first_response', 60), promise('resolution', 200, { pauses: [...pauses] })];
    await repromise(desk, policyId, { by: mia.personId, rules: [{ targets }] });
    expect(await ticket.clock('resolution')).toMatchObject({ state: 'paused', dueAt: Infinity });
  });
});
