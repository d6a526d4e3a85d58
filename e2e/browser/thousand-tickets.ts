import type { CalendarDraft } from '@evenhand/shared/wire/calendars';
import type { TicketState } from '@evenhand/shared/wire/queue';
import { Brands } from '../../api/src/desk/coverage/brands.js';
import { chance } from '../../api/test/crash/chance.js';
import type { TestDesk } from '../../api/test/desk.js';
import { pageOf, type Page as Caller } from '../../api/test/page.js';
import { somebody } from '../../api/test/posts.js';
import { promise, writeCalendar, writePolicy } from '../../api/test/sla/policy-of.js';
import { until } from '../../api/test/until.js';

const SEED = 20_260_304;
const HOUR = 3_600_000;
const HANDLES = ['@North', '@South', '@East', '@West'];
const TEXTS = [
  'Where is my parcel?',
  'This is fraud.',
  'The bill is wrong.',
  'Nothing works since the storm.',
];

type Weekly = CalendarDraft['weekly'];
type Interval = NonNullable<Weekly['mon']>[number];

/** Hours that meet summer time both ways, half hours, lunch, nights and holidays. */
const HOURS = [
  { name: 'Brussels', zone: 'Europe/Brussels' },
  { name: 'New York', zone: 'America/New_York', weekly: everyDay(['09:00', '17:00']) },
  { name: 'Nights', zone: 'America/St_Johns', weekly: everyDay(['22:00', '06:00']) },
  {
    name: 'Lord Howe',
    zone: 'Australia/Lord_Howe',
    weekly: everyDay(['00:00', '12:15'], ['13:00', '24:00']),
  },
  { name: 'Chatham', zone: 'Pacific/Chatham', weekly: everyDay(['01:30', '09:45'], ['10:30', '23:00']) },
  { name: 'Always', zone: 'UTC', isAlwaysOpen: true, weekly: {} },
];

function everyDay(...hours: readonly Interval[]): Weekly {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
  return Object.fromEntries(days.map((day) => [day, hours]));
}

interface Thread {
  readonly account: string;
  readonly externalId: string;
  readonly author: ReturnType<typeof somebody>;
}

/** A thousand customers write; some are answered, some write again, some wait for others, some turn out to be graver. */
export async function thousandTickets(desk: TestDesk): Promise<void> {
  const random = chance(SEED);
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!;
  await promiseAll(desk, random);
  const threads = await write(desk, random, one);
  await desk.advance('47 minutes 13.417 seconds');
  const answered = threads.filter(() => random() < 0.45);
  await send(desk, answered, ({ account }) => ({ author: ourselves(account), text: 'We look into it.' }));
  await desk.advance('3 hours 0.008 seconds');
  await workOn(desk, random);
  await desk.advance('29 minutes 59.991 seconds');
  const again = answered.filter(() => random() < 0.5);
  await send(desk, again, ({ author }) => ({ author, text: 'Is anybody there?' }));
  await desk.advance('17 minutes');
  const twice = again.filter(() => random() < 0.4);
  await send(desk, twice, ({ account }) => ({ author: ourselves(account), text: 'We still do.' }));
  await send(desk, twice, ({ author }) => ({ author, text: 'It does not work yet.' }));
}

const ourselves = (account: string) => ({
  externalId: `id-of-${account}`,
  handle: account,
  displayName: account,
});

/** An account each, with a policy of its own: a target for each clock of each rule, drawn by lot. */
async function promiseAll(desk: TestDesk, random: () => number): Promise<void> {
  const holiday = {
    name: 'Feast',
    hours: [],
    isYearly: true,
    date: `${(await desk.now()).getUTCFullYear()}-12-24`,
  };
  const calendars: string[] = [];
  for (const hours of HOURS) calendars.push(await writeCalendar(desk, { ...hours, specials: [holiday] }));
  const drawn = (pauses: readonly ('customer' | 'third party')[]) => ({
    calendarId: calendars[Math.floor(random() * calendars.length)]!,
    pauses,
  });
  // From hours to months, so that most deadlines lie on the other side of a change of the clock.
  const minutes = () => Math.ceil(10 ** (2 + random() * 3.2));
  const targets = () => [
    promise('first_response', minutes(), drawn([])),
    promise('next_response', minutes(), drawn(['customer'])),
    promise('resolution', minutes(), drawn(['customer', 'third party'])),
  ];
  for (const handle of HANDLES) {
    const given = {
      channel: 'x',
      externalId: `id-of-${handle}`,
      handle,
      ownerId: null,
      promises: {},
    } as const;
    const { id } = await desk.app.get(Brands).addAccount(desk.brandId, given, 'test');
    const rules = [{ conditions: { topics: ['security'] } }, { conditions: { severities: [2] } }, {}];
    await writePolicy(desk, {
      name: handle,
      accountIds: [id],
      rules: rules.map((rule) => ({ ...rule, targets: targets() })),
    });
  }
}

async function write(
  desk: TestDesk,
  random: () => number,
  one: <T>(of: readonly T[]) => T,
): Promise<Thread[]> {
  const now = (await desk.now()).getTime();
  const posts = Array.from({ length: 1_000 }, () =>
    desk.post({
      ...{ account: one(HANDLES), author: somebody(), text: one(TEXTS) },
      postedAt: new Date(now - Math.floor(random() * 30 * HOUR)).toISOString(),
    }),
  );
  await desk.send(posts);
  await isTaken(desk);
  return posts.map(({ account, externalId, author }) => ({ account, externalId, author }));
}

async function send(
  desk: TestDesk,
  threads: readonly Thread[],
  said: (thread: Thread) => { author: Thread['author']; text: string },
): Promise<void> {
  const postedAt = (await desk.now()).toISOString();
  const posts = threads.map((thread) =>
    desk.post({ account: thread.account, inReplyTo: thread.externalId, postedAt, ...said(thread) }),
  );
  await desk.send(posts);
  await isTaken(desk);
}

const isTaken = (desk: TestDesk): Promise<void> =>
  until(
    async () => (await desk.asOwner('select from door.inbox where taken_at is null limit 1')).length === 0,
    'all is taken in',
    60_000,
  );

/** An agent puts some to waiting, opens some of these again, and says of others what they are about. */
async function workOn(desk: TestDesk, random: () => number): Promise<void> {
  const ana = await pageOf(desk, 'agent');
  await desk.asOwner('update desk.ticket set assignee_id = $1 where brand_id = $2', [
    ana.personId,
    desk.brandId,
  ]);
  const tickets = await desk.asOwner<{ id: string; isAnswered: boolean }>(
    `select c.ticket_id as id, c.stopped_at is not null as "isAnswered" from desk.clock c
       join desk.post p on p.brand_id = c.brand_id and p.ticket_id = c.ticket_id and p.outcome = 'ticket'
      where c.brand_id = $1 and c.kind = 'first_response' order by p.text, c.started_at`,
    [desk.brandId],
  );
  const drawn = (isAnswered: boolean) =>
    tickets.filter((ticket) => ticket.isAnswered === isAnswered && random() < 0.3).map(({ id }) => id);
  const [waiting, graver] = [drawn(true), drawn(false)];
  for (const id of waiting) await put(ana, id, { state: 'waiting', waitingOn: 'The bank' });
  await desk.advance('95 minutes 0.5 seconds');
  for (const id of waiting.slice(0, 80)) await put(ana, id, { state: 'open' });
  for (const id of graver)
    await done(
      ana.put(`tickets/${id}/classification`, { topic: 'security', severity: 2, words: 'It is graver.' }),
    );
}

const put = (ana: Caller, id: string, to: { state: TicketState; waitingOn?: string }): Promise<void> =>
  done(ana.put(`tickets/${id}/state`, to));

async function done(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer;
  if (status !== 204) throw new Error(`It was refused: ${status} ${JSON.stringify(body)}`);
}
