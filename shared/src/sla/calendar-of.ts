import type { CalendarRules } from './calendar-rules.js';
import type { Calendar } from './calendar.js';
import { Dates } from './dates.js';
import { OfficeHours } from './office-hours.js';
import { RoundTheClock } from './round-the-clock.js';
import { SlaError } from './sla-error.js';
import { Zone } from './zone.js';

/**
 * Builds a calendar once for many questions.
 * @throws SlaError `UNKNOWN_TZ`, `INVALID_CALENDAR`, `INVALID_INTERVAL`, `INVALID_HOLIDAY`, `EMPTY_CALENDAR`,
 *   the first that is found in this order; also for rules from outside that have not the shape of the type
 */
export function calendarOf(rules: CalendarRules): Calendar {
  const zone = Zone.named(rules.tz);
  return isAlwaysOpen(rules) ? new RoundTheClock() : new OfficeHours(zone, Dates.of(rules));
}

function isAlwaysOpen({ always_open: claim, weekly, holidays, specials }: CalendarRules): boolean {
  const isClaimed: unknown = claim ?? false;
  if (typeof isClaimed !== 'boolean')
    throw new SlaError('INVALID_CALENDAR', 'A calendar is always open or it is not.');
  const hours = [weekly ?? {}, holidays ?? [], specials ?? {}];
  if (isClaimed && hours.some((one) => Object.keys(one).length > 0))
    throw new SlaError('INVALID_CALENDAR', 'A calendar that is always open has neither hours nor dates.');
  return isClaimed;
}
