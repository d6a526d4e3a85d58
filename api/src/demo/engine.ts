import type { Rung } from '@evenhand/shared/wire/ladders';
import type { CalendarDraft } from '@evenhand/shared/wire/calendars';
import type { PolicyDraft, RuleDraft, TargetDraft } from '@evenhand/shared/wire/policies';

const ZONE = 'Europe/Brussels';
const WORKDAY = [
  ['08:30', '12:00'],
  ['13:00', '17:30'],
] as const;

/** Monday to Friday with lunch at noon, closed when Belgium is. */
export const OFFICE_HOURS: CalendarDraft = {
  name: 'Office hours',
  zone: ZONE,
  isAlwaysOpen: false,
  weekly: { mon: WORKDAY, tue: WORKDAY, wed: WORKDAY, thu: WORKDAY, fri: WORKDAY },
  specials: [{ date: '2020-12-24', name: 'Christmas Eve', hours: [['08:30', '12:00']], isYearly: true }],
  publicHolidays: { country: 'BE', state: null, region: null },
  keptOpen: [],
  feedUrl: null,
  file: null,
};

/** A week each, by turns. @param people ids @param startsOn the date of the first turn */
export const rotaOf = (people: readonly string[], startsOn: string) => ({
  name: 'Complaints on call',
  zone: ZONE,
  people,
  handOver: { every: 'week', weekday: 'mon', at: '09:00' } as const,
  startsOn,
  hours: null,
});

export const ladderOf = (rotaId: string) => ({
  name: 'Assignee, on call, owner',
  rungs: [
    rung({ when: { kind: 'percent', percent: 75 }, whom: { kind: 'assignee' } }),
    rung({ when: { kind: 'percent', percent: 100 }, whom: { kind: 'rota', rotaId } }),
    rung({ when: { kind: 'after breach', minutes: 30 }, whom: { kind: 'owner' }, repeatMinutes: 60 }),
  ],
});

const rung = (given: Pick<Rung, 'when' | 'whom'> & Partial<Rung>): Rung => ({
  by: ['browser'],
  webhookId: null,
  repeatMinutes: null,
  ...given,
});

/** What the demo's promises run in and climb, by id. */
export interface Machinery {
  readonly alwaysOpen: string;
  readonly officeHours: string;
  readonly ladder: string;
}

/** @param said.hoursToResolve in office hours, why they changed beside it */
export const policyOf = (
  machinery: Machinery,
  { hoursToResolve, reason }: { readonly hoursToResolve: number; readonly reason: string | null },
): PolicyDraft => ({ name: 'Fabeltel’s promises', rules: rulesOf(machinery, hoursToResolve), reason });

const rulesOf = ({ alwaysOpen, officeHours, ladder }: Machinery, hoursToResolve: number): RuleDraft[] => {
  const day = targets({ calendarId: alwaysOpen, ladderId: ladder });
  const office = targets({ calendarId: officeHours, ladderId: ladder });
  return [
    {
      name: 'Accounts taken over, and safety',
      conditions: { topics: ['security', 'safety'] },
      verificationMinutes: 7 * 24 * 60,
      startsAtTop: true,
      targets: day(15, 4 * 60),
    },
    {
      name: 'The board and X, round the clock',
      conditions: { channels: ['board', 'x'] },
      verificationMinutes: 3 * 24 * 60,
      startsAtTop: false,
      targets: day(30, 24 * 60),
    },
    {
      name: 'Everything else, in office hours',
      conditions: {},
      verificationMinutes: 3 * 24 * 60,
      startsAtTop: false,
      targets: office(60, hoursToResolve * 60),
    },
  ];
};

const targets =
  (runsIn: Pick<TargetDraft, 'calendarId' | 'ladderId'>) =>
  (answerMinutes: number, resolutionMinutes: number): TargetDraft[] => {
    const common = { ...runsIn, thresholds: [50, 75, 100], isStoppedByDeflections: false };
    return [
      { ...common, clock: 'first_response', seconds: 60 * answerMinutes, pauses: [] },
      { ...common, clock: 'next_response', seconds: 60 * answerMinutes, pauses: [] },
      {
        ...common,
        clock: 'resolution',
        seconds: 60 * resolutionMinutes,
        pauses: ['customer', 'third party'],
      },
    ];
  };
