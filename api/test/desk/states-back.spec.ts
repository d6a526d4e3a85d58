import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { StateChange } from '@evenhand/shared/wire/ticket';
import { withClient } from '../database.js';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf, type Page } from '../page.js';
import type { TicketStory } from '../ticket-story.js';
import { until } from '../until.js';

let desk: TestDesk;
let mia: Page;
beforeAll(async () => {
  desk = await startDesk({ resolutionMinutes: 60, repeatMinutes: 15 });
});
beforeEach(async () => {
  // The clock of the tests moves on for hours, and a session ends.
  mia = await pageOf(desk, 'manager');
});
afterAll(() => desk.close());

const RESOLVED: StateChange = { state: 'resolved' };
const PRAISE: StateChange = { state: 'set aside', reason: 'praise' };

async function become(ticket: TicketStory, change: StateChange): Promise<void> {
  expect(await mia.put(`tickets/${ticket.id}/state`, change)).toMatchObject({ status: 204 });
}

async function answeredTicket(): Promise<TicketStory> {
  const ticket = await desk.ticket();
  await ticket.answered();
  return ticket;
}

async function breachedTicket(): Promise<TicketStory> {
  const ticket = await answeredTicket();
  await desk.advance('61 minutes');
  await ticket.happened('breached');
  return ticket;
}

/** Its deadline has passed, and the alarm has not come round to it. */
async function ticketInTheGap(change: StateChange): Promise<TicketStory> {
  const ticket = await answeredTicket();
  const deadlines = 'select from desk.deadline where ticket_id = $1 for update';
  let changed = Promise.resolve();
  await desk.whileHolding(deadlines, [ticket.id], async () => {
    await desk.advance('61 minutes');
    changed = become(ticket, change);
    await until(async () => (await waitingForLocks()) > 0, 'the change waits for the deadlines');
  });
  await changed;
  return ticket;
}

async function waitingForLocks(): Promise<number> {
  const { rows } = await withClient(desk.database.superUrl, (superuser) =>
    superuser.query(
      "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    ),
  );
  return rows.length;
}

/** How often the owner was told, step by step: by the rung of the breach, or, a rung higher, by the one below it. */
const stepsOf = async (ticket: TicketStory) => {
  const told = (await ticket.notices()).filter(({ clock }) => clock === 'resolution');
  return [...new Set(told.map(({ step }) => step))];
};

const breachesOf = async (ticket: TicketStory) =>
  (await ticket.events('breached')).filter(({ body }) => body.clock === 'resolution');

const wasTold = (ticket: TicketStory, steps: number[]) =>
  until(
    async () => (await stepsOf(ticket)).join() === steps.join(),
    `the owner was told at steps ${steps.join()}`,
  );

describe('a breach in the gap before the alarm', () => {
  it.each([RESOLVED, PRAISE])(
    'of a ticket that became $state is told once it is open again',
    async (change) => {
      const ticket = await ticketInTheGap(change);
      expect((await ticket.timeline()).slice(-2)).toEqual(['breached', change.state]);
      expect(await stepsOf(ticket)).toEqual([]);
      const before = await ticket.clock('resolution');
      expect(before).toMatchObject({ state: 'breached', breachedAt: before.dueAt });
      await ticket.wroteAgain();
      await wasTold(ticket, [0]);
      await desk.advance('15 minutes');
      await wasTold(ticket, [0, 1]);
      expect(await breachesOf(ticket)).toHaveLength(1);
      expect(await ticket.clock('resolution')).toEqual(before);
    },
  );

  it('is told also where the ticket was closed in between', async () => {
    const ticket = await ticketInTheGap(RESOLVED);
    await ticket.confirmed();
    await ticket.wroteAgain();
    await wasTold(ticket, [0]);
    expect(await breachesOf(ticket)).toHaveLength(1);
  });

  it('is recorded once and told once, whoever comes first: two alarms or those who resolve', async () => {
    const node = await desk.anotherNode();
    const tickets = await Promise.all(Array.from({ length: 8 }, answeredTicket));
    await desk.advance('61 minutes');
    await Promise.all(tickets.map((ticket) => become(ticket, RESOLVED)));
    await Promise.all(tickets.map((ticket) => become(ticket, { state: 'open' })));
    for (const ticket of tickets) {
      await wasTold(ticket, [0]);
      expect(await breachesOf(ticket)).toHaveLength(1);
    }
    await node.close();
  });
});

describe('a breached problem that comes back', () => {
  const AWAY: [string, (ticket: TicketStory) => Promise<void>][] = [
    ['it was resolved', (ticket) => become(ticket, RESOLVED)],
    [
      'it was closed',
      async (ticket) => {
        await become(ticket, RESOLVED);
        await ticket.confirmed();
      },
    ],
    ['it was set aside', (ticket) => become(ticket, PRAISE)],
  ];

  it.each(AWAY)('after %s goes on up the ladder', async (_, putAway) => {
    const ticket = await breachedTicket();
    await wasTold(ticket, [0]);
    await putAway(ticket);
    await ticket.wroteAgain();
    await desk.advance('15 minutes');
    await wasTold(ticket, [0, 1]);
    await desk.advance('15 minutes');
    await wasTold(ticket, [0, 1, 2]);
    expect(await breachesOf(ticket)).toHaveLength(1);
  });

  it.each(AWAY)('after %s climbs on although an answer had ended the climb', async (_, putAway) => {
    const ticket = await breachedTicket();
    await wasTold(ticket, [0]);
    await ticket.answered();
    await putAway(ticket);
    await ticket.wroteAgain();
    expect(await stepsOf(ticket)).toEqual([0]);
    await desk.advance('15 minutes');
    await wasTold(ticket, [0, 1]);
    await ticket.answered();
    const witness = await breachedTicket();
    await wasTold(witness, [0]);
    expect(await stepsOf(ticket)).toEqual([0, 1]);
  });
});

describe('a ticket that is put away twice', () => {
  it('breaches once', async () => {
    const ticket = await answeredTicket();
    await become(ticket, PRAISE);
    await desk.advance('61 minutes');
    await become(ticket, { state: 'open' });
    await wasTold(ticket, [0]);
    await become(ticket, PRAISE);
    await become(ticket, { state: 'open' });
    await desk.advance('15 minutes');
    await wasTold(ticket, [0, 1]);
    expect(await breachesOf(ticket)).toHaveLength(1);
  });
});
