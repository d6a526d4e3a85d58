import { reckon } from '@evenhand/shared/sla/reckon';
import { type Bench, sizeOf } from './bench.js';
import { BUSINESS_TIME, byBusinessTime } from './business-time.js';
import { type Clock, ordinaryClocks, unusualClocks } from './desks.js';
import { median, perSecond, rounded } from './figures.js';

const WARM_UP = 2_000;

/** Each deadline is reckoned from its segments and pauses, as the server does it; the calendars are compiled once. */
export const sla: Bench = {
  name: 'sla',
  measures: 'deadlines computed per second on one core, mixed calendars, starts over three years',
  parameters: { clocks: 12_000, rounds: 50, passes: 5 },

  async run(parameters, say) {
    const size = (name: string) => sizeOf(parameters, name);
    const ordinary = ordinaryClocks(size('clocks'));
    const unusual = unusualClocks(ordinary);
    const passes = Array.from({ length: size('passes') }, (_, index) => index + 1);
    const rates = passes.map((pass) => {
      say(`pass ${pass} of ${size('passes')}, ${size('rounds')} rounds of ${size('clocks')} clocks`);
      return [ordinary, unusual].map((clocks) => rateOf(clocks, size('rounds'))) as [number, number];
    });
    say('the library, one round');
    byBusinessTime(ordinary.slice(0, WARM_UP));
    const theirs = byBusinessTime(ordinary);
    const ours = ordinary.map(deadlineOf);
    const differentAnswers = ours.filter((deadline, index) => deadline !== theirs.deadlines[index]).length;
    const figures = {
      deadlinesPerSecond: median(rates.map(([rate]) => rate)),
      deadlinesPerSecondUnusual: median(rates.map(([, rate]) => rate)),
    };
    const against = {
      deadlinesPerSecond: perSecond(ordinary.length, theirs.ms),
      differentAnswers,
    };
    const ratio = rounded(figures.deadlinesPerSecond / against.deadlinesPerSecond);
    return { figures, against: { what: BUSINESS_TIME, figures: against }, ratio };
  },
};

const deadlineOf = (clock: Clock) => reckon({ ...clock, percents: [] }).deadline;

function rateOf(clocks: readonly Clock[], rounds: number): number {
  let reached = 0;
  const since = performance.now();
  for (let round = 0; round < rounds; round += 1)
    for (const clock of clocks) if (deadlineOf(clock) !== null) reached += 1;
  const ms = performance.now() - since;
  if (reached !== rounds * clocks.length) throw new Error('A deadline was not reached.');
  return perSecond(reached, ms);
}
