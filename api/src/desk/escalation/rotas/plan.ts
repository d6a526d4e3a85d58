import { onCall, type Stretch, unmeantGaps, withAbsent } from '@evenhand/shared/oncall/on-call';
import type { Opening } from '@evenhand/shared/sla/calendar';
import type { Crew } from './crew.js';
import type { StoredRota } from './stored-rota.js';

export const DAY_MS = 86_400_000;
/** How far ahead shifts are written down. */
export const AHEAD_DAYS = 400;
/** A gap that has begun is looked at from its beginning, or from so long ago. */
const BACK_DAYS = 35;

/** Who is to be on call by the rota as it stands, whoever has left meanwhile. */
export const planned = ({ rules, overrides }: StoredRota, window: Opening): Stretch[] =>
  onCall(
    rules,
    overrides.map(({ from, to, person }) => ({
      ...{ from: Date.parse(from), to: Date.parse(to), personId: person?.id ?? null },
    })),
    window,
  );

/** The same, where those who have left leave gaps. */
export const manned = (rota: StoredRota, crew: Crew, window: Opening): readonly Stretch[] =>
  withAbsent(planned(rota, window), crew.isThere);

/** All that is known from some weeks ago on, as far as we look ahead. */
export const outlook = (rota: StoredRota, crew: Crew, now: number): readonly Stretch[] =>
  manned(rota, crew, { from: now - BACK_DAYS * DAY_MS, to: now + AHEAD_DAYS * DAY_MS });

/** The gaps that nobody meant and that are not over, in an outlook. */
export const gapsFrom = (stretches: readonly Stretch[], now: number): Opening[] =>
  unmeantGaps(stretches).filter(({ to }) => to > now);

/** Everybody whom a rota names. */
export const namedIn = ({ rules, overrides }: StoredRota): string[] => [
  ...rules.people,
  ...overrides.flatMap(({ person }) => person?.id ?? []),
];
