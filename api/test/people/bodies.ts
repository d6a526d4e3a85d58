import { v7 as newId } from 'uuid';

export const A_LADDER = {
  name: 'Owner at once',
  rungs: [
    { when: { kind: 'percent', percent: 100 }, whom: { kind: 'owner' }, by: ['browser'], repeatMinutes: 15 },
  ],
};

/** Nobody: `inCalendarOf` puts one of a brand's own there. */
const A_PERSON = newId();
export const ROTA = {
  ...{ name: 'Nights', zone: 'Europe/Brussels', people: [A_PERSON], startsOn: '2026-03-02', hours: null },
  handOver: { every: 'week', weekday: 'mon', at: '09:00' },
};

export const A_CALENDAR = {
  ...{ name: 'Office', zone: 'Europe/Brussels', isAlwaysOpen: true, weekly: {}, specials: [] },
  ...{ publicHolidays: null, keptOpen: [], feedUrl: null, file: null },
};

const A_TARGET = {
  ...{ seconds: 600, thresholds: [50, 100], pauses: [], isStoppedByDeflections: true },
  /** Nobody's: `inCalendarOf` puts a brand's own there. */
  ...{ calendarId: newId(), ladderId: newId() },
};
export const A_POLICY = {
  ...{ name: 'A policy', reason: 'It was asked for.' },
  rules: [
    {
      ...{ name: 'Everything else', conditions: {}, verificationMinutes: 60, startsAtTop: false },
      targets: ['first_response', 'resolution'].map((clock) => ({ ...A_TARGET, clock })),
    },
  ],
};

/** The same body, with every target in a calendar and on a ladder that the brand has, and one of its people. */
export const inCalendarOf = (
  body: object,
  brand: Readonly<Record<'calendarId' | 'ladderId' | 'personId', string>>,
): object =>
  JSON.parse(
    JSON.stringify(body)
      .replaceAll(A_TARGET.calendarId, brand.calendarId)
      .replaceAll(A_TARGET.ladderId, brand.ladderId)
      .replaceAll(A_PERSON, brand.personId),
  ) as object;
