import { describe, expect, it } from '@jest/globals';
import { readIcalendar, type ReadDays } from '../../src/desk/sla/calendars/icalendar.js';

const YEARS = { from: '2026-01-01', to: '2027-12-31' };

const calendar = (...events: readonly string[][]) =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:test'],
    ...events.flatMap((lines) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT']),
    ...['END:VCALENDAR', ''],
  ].join('\r\n');

const off = (date: string, ...more: string[]) => [
  `UID:${date}`,
  `DTSTART;VALUE=DATE:${date}`,
  'SUMMARY:Off',
  ...more,
];

async function read(text: string): Promise<ReadDays> {
  const read = await readIcalendar(text, YEARS);
  if ('problem' in read) throw new Error(read.problem);
  return read;
}

const datesOf = async (...events: readonly string[][]) =>
  (await read(calendar(...events))).days.map(({ date }) => date);

const problemOf = async (text: string, mostMs?: number) => {
  const answer = await readIcalendar(text, YEARS, mostMs);
  return 'problem' in answer ? answer.problem : null;
};

describe('an iCalendar', () => {
  it('closes each date of its events that last whole days, by their names', async () => {
    const { days } = await read(
      calendar(off('20260302'), [
        'UID:b',
        'DTSTART;VALUE=DATE:20260706',
        'DTEND;VALUE=DATE:20260709',
        'SUMMARY:Summer\\, at last',
      ]),
    );
    expect(days).toEqual([
      { date: '2026-03-02', name: 'Off' },
      { date: '2026-07-06', name: 'Summer, at last' },
      { date: '2026-07-07', name: 'Summer, at last' },
      { date: '2026-07-08', name: 'Summer, at last' },
    ]);
  });

  it.each([
    ['ends where it begins', 'DTEND;VALUE=DATE:20260302', 1],
    ['says how long it is', 'DURATION:P3D', 3],
    ['ends before it begins', 'DTEND;VALUE=DATE:20260228', 1],
  ])('has a day at least of an event that %s', async (_, line, length) => {
    expect(await datesOf(off('20260302', line))).toHaveLength(length);
  });

  it('counts events with a time of day, and leaves them out', async () => {
    const meeting = ['UID:m', 'DTSTART:20260302T090000Z', 'DTEND:20260302T100000Z', 'SUMMARY:Meeting'];
    const { days, timedEvents } = await read(calendar(meeting, off('20260303')));
    expect(days.map(({ date }) => date)).toEqual(['2026-03-03']);
    expect(timedEvents).toBe(1);
  });

  it('spells out what comes back, but for the dates that are left out', async () => {
    expect(
      await datesOf(
        off('20240501', 'RRULE:FREQ=YEARLY', 'EXDATE;VALUE=DATE:20270501', 'RDATE;VALUE=DATE:20260815'),
      ),
    ).toEqual(['2026-05-01', '2026-08-15']);
  });

  it('moves, calls off and gives hours to single ones of a series', async () => {
    const series = ['UID:s', 'DTSTART;VALUE=DATE:20260105', 'RRULE:FREQ=WEEKLY;COUNT=4', 'SUMMARY:Monday'];
    const moved = [
      'UID:s',
      'RECURRENCE-ID;VALUE=DATE:20260112',
      'DTSTART;VALUE=DATE:20260113',
      'SUMMARY:Tuesday',
    ];
    const calledOff = [
      'UID:s',
      'RECURRENCE-ID;VALUE=DATE:20260119',
      'DTSTART;VALUE=DATE:20260119',
      'STATUS:CANCELLED',
    ];
    const timed = [
      'UID:s',
      'RECURRENCE-ID;VALUE=DATE:20260126',
      'DTSTART:20260126T090000Z',
      'DTEND:20260126T100000Z',
    ];
    const { days, gist } = await read(calendar(series, moved, calledOff, timed));
    expect(days).toEqual([
      { date: '2026-01-05', name: 'Monday' },
      { date: '2026-01-13', name: 'Tuesday' },
    ]);
    expect((await read(gist)).days).toEqual(days);
  });

  it('does not close what was called off', async () => {
    expect(await datesOf(off('20260302', 'STATUS:CANCELLED'))).toEqual([]);
  });

  it('keeps to the years that are asked for', async () => {
    expect(
      await datesOf(off('20250301'), off('20280301'), [
        'UID:l',
        'DTSTART;VALUE=DATE:20251230',
        'DTEND;VALUE=DATE:20260103',
      ]),
    ).toEqual(['2026-01-01', '2026-01-02']);
  });

  it('keeps of its text what the days come from, and nobody’s address', async () => {
    const { gist, days } = await read(
      calendar(off('20260302', 'ATTENDEE:mailto:ann@example.com', 'DESCRIPTION:Secret', 'RRULE:FREQ=YEARLY')),
    );
    expect(gist).not.toMatch(/ann@|Secret/);
    expect((await read(gist)).days).toEqual(days);
  });

  it.each([
    ['hello', /no iCalendar/],
    ['', /no iCalendar/],
    ['BEGIN:VCARD\r\nEND:VCARD', /no iCalendar/],
    ['BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n', /no iCalendar/],
    ['<!doctype html><html></html>', /no iCalendar/],
    [calendar(['UID:x', 'DTSTART;VALUE=DATE:20260302', 'RRULE:FREQ=BOGUS']), /no iCalendar/],
    [calendar(['UID:x', 'DTSTART;VALUE=DATE:20260302', 'RRULE:FREQ=SECONDLY']), /cannot be read/],
    ['x'.repeat(2 * 1024 * 1024 + 1), /two megabytes/],
  ])('says why it is none: %#', async (text, why) => {
    expect(await problemOf(text)).toMatch(why);
  });

  it('is refused where its events come back without end', async () => {
    const lines = Array.from({ length: 30 }, (_, nth) => [
      ...[`UID:${nth}`, 'DTSTART;VALUE=DATE:20200101', 'RRULE:FREQ=DAILY'],
    ]);
    expect(await problemOf(calendar(...lines))).toMatch(/too often/);
  });

  it('is given up where it would be read for ever', async () => {
    const never = off('20260302', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31');
    expect(await problemOf(calendar(never), 500)).toMatch(/too long/);
  });
});
