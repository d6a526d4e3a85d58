import { somebody } from '../../api/test/posts.js';
import { timeIs } from '../../api/test/sla/time-is.js';
import type { TicketStory } from '../../api/test/ticket-story.js';
import { isTold, nextAt } from '../browser/at-the-climb.js';
import {
  addRule,
  dayOf,
  fillWorkingDays,
  marksOf,
  openScreen,
  promises,
  promiseWithin,
  ruleOf,
  rungOf,
  saveCalendar,
  tells,
  versionIs,
} from '../browser/at-the-promises.js';
import { badgeOf, clockRows, disagreements, movesShown, type ClockDue } from '../browser/deadlines.js';
import { at, dateOf, daysToCome, momentOf, plain, utc, ZONE, type Days } from '../browser/nairobi-days.js';
import { furnishRoom } from '../browser/room.js';
import type { Seat } from '../browser/seat.js';

describe('promises, from the calendar to the last rung', () => {
  const room = furnishRoom({ firstResponseMinutes: 30 });
  let mona: string;
  let olga: string;
  let days: Days;
  let fraud: TicketStory;
  /** Under the first rule and, two of them, under the second: not answered yet when the policy changes. */
  const waiting: TicketStory[] = [];

  beforeAll(async () => {
    mona = (await room.desk.person('manager', 'Mona Manager')).email;
    await room.desk.person('agent', 'Pia Person');
    const [owner] = await room.desk.asOwner<{ email: string }>(
      'select p.email from people.person p join desk.account a on a.owner_id = p.id limit 1',
    );
    olga = owner?.email ?? '';
    days = await daysToCome(room.desk);
  });
  const sit = (path: string, email = mona): Promise<Seat> => openScreen(room, path, { email });

  it('begin with a calendar that has lunch and a holiday, seen as a year and tried', async () => {
    const { page, complaints } = await sit('calendars/new');
    await page.getByLabel('Name', { exact: true }).fill('Help desk');
    await fillWorkingDays(page, ZONE);
    await page.getByRole('button', { name: 'Add a date' }).click();
    await page.getByLabel('Date', { exact: true }).fill(days.holiday);
    await page.getByRole('list', { name: 'Special dates' }).getByLabel('Name').fill('Founders');
    const year = Number(days.holiday.slice(0, 4));
    if (year > (await room.desk.now()).getUTCFullYear())
      await page.getByRole('button', { name: `To ${year}` }).click();
    await dayOf(page, new RegExp(`\\b${dateOf(days.holiday)}, Founders, day off`)).waitFor();
    await dayOf(page, new RegExp(`\\b${dateOf(days.wednesday)}, open, .*7 h 30`)).waitFor();

    const due = async (hours: number, start: string) => {
      await page.getByLabel('A clock of so many hours').fill(String(hours));
      await page.getByLabel('that begins at').fill(start);
    };
    const dueIs = (day: string, time: string) =>
      page.getByText(new RegExp(`${dateOf(day)} \\d{4} at ${time} \\(${ZONE}\\)`)).waitFor();
    await due(2, `${days.monday}T11:00`);
    await dueIs(days.monday, '14:00');
    await due(8, `${days.monday}T16:00`);
    await dueIs(days.wednesday, '16:30');
    await saveCalendar(page);
    expect(complaints).toEqual([]);
  });

  it('go on with a ladder of three rungs, tried on that calendar', async () => {
    await timeIs(room.desk, at(days.monday, '10:00'));
    const { page, complaints } = await sit('ladders/new');
    await page.getByLabel('Name').fill('Nights');
    await rungOf(page, 1).getByLabel('Percent').fill('50');
    await tells(rungOf(page, 1), 'Pia Person');
    await page.getByRole('button', { name: 'Add a rung' }).click();
    await page.getByRole('button', { name: 'Add a rung' }).click();
    await rungOf(page, 3).getByLabel('Minutes', { exact: true }).fill('5');
    await tells(rungOf(page, 3), 'Mona Manager');
    const preview = page.getByRole('region', { name: 'If a complaint came now' });
    await preview.getByLabel('Calendar').selectOption('Help desk');
    await preview.getByLabel('Promise in minutes').fill('180');
    await preview.getByLabel('Promise in minutes').blur();
    await preview.getByText(/It comes at .*10:00/).waitFor();
    await preview.getByText(/14:05/).waitFor();
    expect(plain(await preview.getByRole('listitem').allInnerTexts())).toEqual([
      `Rung 1 ${momentOf(days.monday, '11:30')}`,
      `Rung 2 ${momentOf(days.monday, '14:00')} again ${momentOf(days.monday, '14:15')}`,
      `Rung 3 ${momentOf(days.monday, '14:05')}`,
      `Breach ${momentOf(days.monday, '14:00')}`,
    ]);
    await page.getByRole('button', { name: 'Save the ladder' }).click();
    await page.getByRole('heading', { name: 'Nights', level: 1 }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('become a policy of two rules that uses both, seen on its time lines, and the account’s', async () => {
    const { page, complaints } = await sit('policies/new');
    await page.getByLabel('Name of the policy').fill('Careful');
    const first = await addRule(page, 'Security');
    await first.getByRole('button', { name: 'Add a condition' }).click();
    await page.getByRole('menuitem', { name: 'Topic' }).click();
    await first.getByLabel('Add to: Topic').selectOption('security');
    await promises(first, { hours: 2, calendar: 'Help desk', ladder: 'Nights' });
    // Monday’s last hour, a holiday, and Wednesday’s first.
    await page.getByLabel('Written at').fill(`${days.monday}T16:30`);
    await page.getByText('+1 d 17 h 35 min').waitFor();
    const { monday, wednesday } = days;
    expect(plain(await marksOf(page, 'First response'))).toEqual([
      `1 ${momentOf(monday, '16:30')} The complaint is written.`,
      `2 ${momentOf(monday, '17:30')} +1 h 50 % of the time is used. Rung 1: a person is told.`,
      `3 ${momentOf(wednesday, '09:30')} +1 d 17 h 75 % of the time is used.`,
      `4 ${momentOf(wednesday, '10:00')} +1 d 17 h 30 min Breached. Rung 2: the account’s owner is told. Again every 15 min until somebody answers.`,
      `5 ${momentOf(wednesday, '10:05')} +1 d 17 h 35 min Rung 3: a person is told.`,
    ]);

    const rest = ruleOf(page, /^Rule 2/);
    await rest
      .getByRole('button', { name: /Everything else/ })
      .first()
      .click();
    await promises(rest, { hours: 4, calendar: 'Help desk', ladder: 'Nights' });
    await page.getByLabel('Written at').fill(`${monday}T11:00`);
    await page.getByText('+5 h 5 min').waitFor();
    expect(plain(await marksOf(page, 'First response'))).toEqual([
      `1 ${momentOf(monday, '11:00')} The complaint is written.`,
      `2 ${momentOf(monday, '14:00')} +3 h 50 % of the time is used. Rung 1: a person is told.`,
      `3 ${momentOf(monday, '15:00')} +4 h 75 % of the time is used.`,
      `4 ${momentOf(monday, '16:00')} +5 h Breached. Rung 2: the account’s owner is told. Again every 15 min until somebody answers.`,
      `5 ${momentOf(monday, '16:05')} +5 h 5 min Rung 3: a person is told.`,
    ]);
    await page.getByRole('button', { name: 'Save the policy' }).click();
    await versionIs(page, 1);
    await page.getByRole('main').getByRole('link', { name: 'Policies' }).click();
    await page.getByLabel('Policy of @BrandCares').selectOption('Careful');
    await page.getByRole('article', { name: 'Careful' }).getByText('0 open tickets').waitFor();
    expect(complaints).toEqual([]);
  });

  it('are climbed rung by rung as time goes on, on the screen, on the ticket and at the owner’s bell', async () => {
    const { monday } = days;
    await timeIs(room.desk, at(monday, '11:00'));
    const text = 'Somebody used my card: this is fraud.';
    fraud = await room.desk.ticket({ text, author: somebody(), postedAt: utc(monday, '11:00') });
    expect((await fraud.clock()).dueAt.toISOString()).toBe(utc(monday, '14:00'));
    const { page: ofOlga } = await sit('breaches', olga);
    await ofOlga.getByRole('button', { name: 'Notices', exact: true }).waitFor();
    const { page: ticket } = await sit(`tickets/${fraud.id}`);
    const { page: climbing } = await sit('climbing');
    await climbing.getByText('Nothing climbs').waitFor();
    const climb = { ticket, climbing, text };

    await timeIs(room.desk, at(monday, '12:00'));
    await isTold(climb, { rung: 'Rung 1 of 3', name: 'Pia Person', next: 'Olga Owner' });
    expect(await nextAt(climb)).toBe(utc(monday, '14:00'));
    await timeIs(room.desk, at(monday, '13:59'));
    expect(await ofOlga.getByRole('button', { name: /new notice/ }).count()).toBe(0);

    await timeIs(room.desk, at(monday, '14:00'));
    await isTold(climb, { rung: 'Rung 2 of 3', name: 'Olga Owner', next: 'Mona Manager' });
    // So many minutes after somebody was told, which is no sooner than they can be.
    expect((await nextAt(climb))?.slice(0, 16)).toBe(utc(monday, '14:05').slice(0, 16));
    await ofOlga.getByRole('button', { name: '1 new notice', exact: true }).click();
    const notices = ofOlga.getByRole('dialog', { name: 'Notices' }).getByRole('link');
    await notices.filter({ hasText: text }).getByText('rung 2').waitFor();
    await ticket.getByRole('button', { name: 'First response breached' }).first().waitFor();

    await timeIs(room.desk, at(monday, '14:06'));
    await isTold(climb, { rung: 'Rung 3 of 3', name: 'Mona Manager', next: 'Olga Owner' });
    expect(await nextAt(climb)).toBe(utc(monday, '14:15'));
    const { breachedAt } = await fraud.clock();
    expect(breachedAt?.toISOString()).toBe(utc(monday, '14:00'));
  });

  it('are not moved for running clocks by a new version of the policy', async () => {
    const { monday, wednesday } = days;
    await timeIs(room.desk, at(monday, '14:30'));
    const postedAt = utc(monday, '14:30');
    for (const text of ['Another fraud with my card.', 'My parcel is gone.', 'The bill is wrong.'])
      waiting.push(await room.desk.ticket({ text, author: somebody(), postedAt }));
    const before = await clockRows(room.desk);
    const [security, parcel] = waiting as [TicketStory, TicketStory];
    const pages = [await sit(`tickets/${security.id}`), await sit(`tickets/${parcel.id}`)];
    const badges = () =>
      Promise.all(pages.map((seat) => badgeOf(seat.page, 'First response').getAttribute('datetime')));
    const promised = [utc(monday, '16:30'), utc(wednesday, '10:00')];
    expect(await badges()).toEqual(promised);

    const { page, complaints } = await sit('policies');
    await page.getByRole('link', { name: 'Careful', exact: true }).click();
    for (const [place, hours] of [
      [1, 1],
      [2, 6],
    ] as const) {
      const rule = ruleOf(page, new RegExp(`^Rule ${place}`));
      const promise = rule.getByRole('group', { name: 'First response' });
      await rule.getByRole('button', { name: /First response/, expanded: place === 1 }).waitFor();
      if (place > 1) await rule.getByRole('button', { name: /First response/ }).click();
      await promiseWithin(promise, hours);
    }
    await page.getByLabel('Why may they wait longer?').fill('Two of us left.');
    await page.getByRole('button', { name: 'Save as a new version' }).click();
    await versionIs(page, 2);
    expect(await clockRows(room.desk)).toEqual(before);
    expect(await badges()).toEqual(promised);
    for (const each of pages) await each.page.reload();
    expect(await badges()).toEqual(promised);
    expect(complaints).toEqual([]);
  });

  it('move where the new version is applied: those that were shown, to where it was shown, and no others', async () => {
    const { monday, wednesday } = days;
    const { page, complaints } = await sit('policies');
    await page.getByRole('link', { name: 'Careful', exact: true }).click();
    await page.getByRole('link', { name: 'Open tickets', exact: true }).click();
    const before = await clockRows(room.desk);
    await page.getByRole('button', { name: 'See what it would do' }).click();
    const moves = await movesShown(page);
    const [security, ...others] = waiting.map(({ id }) => id);
    const ofSecurity = { before: utc(monday, '16:30'), after: utc(monday, '15:30') };
    const ofRest = { before: utc(wednesday, '10:00'), after: utc(wednesday, '12:00') };
    expect(new Set(moves)).toEqual(
      new Set([
        { ticketId: security, clock: 'First response', ...ofSecurity },
        ...others.map((ticketId) => ({ ticketId, clock: 'First response', ...ofRest })),
      ]),
    );
    expect(await clockRows(room.desk)).toEqual(before);

    const { page: ticket } = await sit(`tickets/${others[0]}`);
    await page.getByLabel('Why may customers wait longer?').fill('Two of us left.');
    await page.getByRole('button', { name: /^Move \d+ tickets?$/ }).click();
    await page.getByText('3 deadlines were moved.').waitFor();
    const moved = (row: ClockDue) =>
      moves.find((move) => move.ticketId === row.ticketId && row.kind === 'first_response');
    const due = (rows: readonly ClockDue[]) =>
      rows.map(({ ticketId, kind, dueAt }) => ({ ticketId, kind, dueAt }));
    expect(due(await clockRows(room.desk))).toEqual(
      due(before.map((row) => ({ ...row, dueAt: moved(row)?.after ?? row.dueAt }))),
    );
    const badge = badgeOf(ticket, 'First response').and(ticket.locator(`[datetime="${ofRest.after}"]`));
    await badge.waitFor();
    expect(await disagreements(room.desk)).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
