import { parentPort, workerData } from 'node:worker_threads';
import ICAL from 'ical.js';
import type { FromWorker, ToWorker } from './icalendar.js';

/**
 * Runs in a thread of its own, for a file can keep ical.js busy for ever; and alone in a file without imports of ours,
 * for so the tests can run it as it is written.
 */
const { text, from, to, mostOccurrences } = workerData as ToWorker;

/** What its types refer to by a name that they do not have. */
interface Occurrence {
  readonly item: ICAL.Event;
  readonly startDate: ICAL.Time;
  readonly endDate: ICAL.Time;
}

class TooMany extends Error {}

const days = new Map<string, string>();
let timedEvents = 0;
let occurrences = 0;

function read(): FromWorker {
  let events: ICAL.Component[];
  try {
    events = eventsOf(text);
  } catch {
    return {
      problem: 'That is no iCalendar: it does not read as one from BEGIN:VCALENDAR to END:VCALENDAR.',
    };
  }
  try {
    takeAll(events);
  } catch (error) {
    if (error instanceof TooMany) return { problem: 'Its events come back too often.' };
    return { problem: 'One of its events cannot be read.' };
  }
  const sorted = [...days]
    .map(([date, name]) => ({ date, name }))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1));
  return { days: sorted, timedEvents, gist: gistOf(events) };
}

function eventsOf(all: string): ICAL.Component[] {
  const parsed = ICAL.parse(all) as [string, ...unknown[]] | [string, ...unknown[]][];
  const roots = (Array.isArray(parsed[0]) ? parsed : [parsed]) as [string, ...unknown[]][];
  if (roots.length === 0 || roots.some(([name]) => name !== 'vcalendar')) throw new Error('no calendar');
  return roots.flatMap((root) => new ICAL.Component(root as never).getAllSubcomponents('vevent'));
}

/** An event, and what was changed in single ones of a series, share an id. */
function takeAll(events: readonly ICAL.Component[]): void {
  timedEvents = events.filter((event) => !isAllDay(event)).length;
  for (const members of Map.groupBy(events, uidOf).values()) {
    const changed = members.filter(isChange);
    const masters = members.filter((event) => !isChange(event) && isAllDay(event));
    for (const master of masters) takeSeries(new ICAL.Event(master, { exceptions: [...changed] }));
    if (masters.length === 0) for (const event of changed) takeOne(new ICAL.Event(event));
  }
}

function takeSeries(event: ICAL.Event): void {
  if (!event.isRecurring()) takeOne(event);
  else if (!isCalledOff(event.component)) takeOccurrences(event);
}

function takeOccurrences(event: ICAL.Event): void {
  const iterator = event.iterator();
  for (let next = iterator.next() as ICAL.Time | null; next; next = iterator.next() as ICAL.Time | null) {
    occurrences += 1;
    if (occurrences > mostOccurrences) throw new TooMany();
    if (dateOf(next) > to) return;
    const { startDate, endDate, item } = event.getOccurrenceDetails(next) as Occurrence;
    if (isDayOff(item.component)) take(item.summary, startDate, endDate);
  }
}

function takeOne(event: ICAL.Event): void {
  if (isDayOff(event.component)) take(event.summary, event.startDate, event.endDate);
}

/** The end is not in it; an event without one, or that ends where it begins, is a day long. */
function take(summary: string | null, start: ICAL.Time, end: ICAL.Time | null): void {
  const first = dateOf(start);
  const beyond = [dayAfter(first), end ? dateOf(end) : first].toSorted().at(-1) as string;
  for (let date = first < from ? from : first; date < beyond && date <= to; date = dayAfter(date))
    if (!days.has(date)) days.set(date, (summary ?? '').trim().slice(0, 200));
}

const uidOf = (event: ICAL.Component) => event.getFirstPropertyValue('uid') ?? event;

const isChange = (event: ICAL.Component) => event.hasProperty('recurrence-id');

const isDayOff = (event: ICAL.Component) => isAllDay(event) && !isCalledOff(event);

const isAllDay = (event: ICAL.Component) => {
  const start = event.getFirstPropertyValue('dtstart');
  return start instanceof ICAL.Time && start.isDate;
};

const isCalledOff = (event: ICAL.Component) =>
  String(event.getFirstPropertyValue('status') ?? '').toUpperCase() === 'CANCELLED';

const dateOf = ({ year, month, day }: ICAL.Time) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function dayAfter(date: string): string {
  const at = new Date(`${date}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + 1);
  return at.toISOString().slice(0, 10);
}

/** What the days off come from, without who comes, where, and what else such files say. */
function gistOf(events: readonly ICAL.Component[]): string {
  const kept = new ICAL.Component('vcalendar');
  kept.addPropertyWithValue('version', '2.0');
  kept.addPropertyWithValue('prodid', 'Evenhand');
  const names = ['uid', 'dtstart', 'dtend', 'duration', 'rrule', 'rdate', 'exdate', 'recurrence-id'];
  for (const event of events.filter((each) => isAllDay(each) || isChange(each))) {
    const one = new ICAL.Component('vevent');
    for (const name of [...names, 'summary', 'status'])
      for (const property of event.getAllProperties(name))
        one.addProperty(ICAL.Property.fromString(property.toICALString()));
    kept.addSubcomponent(one);
  }
  return `${kept.toString()}\r\n`;
}

parentPort?.postMessage(read());
