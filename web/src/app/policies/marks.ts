import type { Calendar } from '@evenhand/shared/sla/calendar';
import { reckon } from '@evenhand/shared/sla/reckon';
import { RunningTime } from '@evenhand/shared/sla/running-time';
import type { LadderChoice, TargetDraft } from '@evenhand/shared/wire/policies';

type Rung = LadderChoice['rungs'][number];

/** What happens at a mark. */
export type Happening =
  | { readonly kind: 'start' }
  | { readonly kind: 'threshold'; readonly percent: number }
  | { readonly kind: 'deadline' }
  | { readonly kind: 'rung'; readonly nth: number; readonly rung: Rung };

/** An instant, in milliseconds since 1970 UTC, and everything that happens then. */
export interface Mark {
  readonly at: number;
  readonly happenings: readonly Happening[];
}

export interface Preview {
  readonly target: TargetDraft;
  readonly rungs: readonly Rung[];
  readonly calendar: Calendar;
  readonly start: number;
  /** Whatever its turn, the last rung is told. */
  readonly startsAtTop?: boolean;
}

const MINUTE = 60_000;

/** What would happen, by when, to a complaint that nobody answers. The instants are those that the server fires at. */
export function marksOf(preview: Preview): Mark[] {
  const { target, start } = preview;
  const percents = [...new Set([...target.thresholds, 100])].toSorted((a, b) => a - b);
  const reached = percents.map((percent) => ({
    at: when(preview, percent),
    happening: percent === 100 ? ({ kind: 'deadline' } as const) : ({ kind: 'threshold', percent } as const),
  }));
  const all = [{ at: start, happening: { kind: 'start' } as const }, ...reached, ...climb(preview)];
  const byInstant = new Map<number, Happening[]>();
  for (const { at, happening } of all)
    if (at !== null) byInstant.set(at, [...(byInstant.get(at) ?? []), happening]);
  return [...byInstant].map(([at, happenings]) => ({ at, happenings })).toSorted((a, b) => a.at - b.at);
}

function when({ target, calendar, start }: Preview, percent: number): number | null {
  const segments = [{ from: null, calendar }];
  const asked = { segments, start, targetMs: target.seconds * 1_000, percents: [percent] };
  return reckon(asked).thresholds[0] ?? null;
}

/** What is told some time after something is told in the calendar's hours. */
function climb(preview: Preview): { at: number | null; happening: Happening }[] {
  const time = new RunningTime([{ from: null, calendar: preview.calendar }]);
  const later = (from: number | null, minutes: number) =>
    from === null ? null : time.nextOpen(from + minutes * MINUTE);
  const breach = when(preview, 100);
  let before = preview.start as number | null;
  return preview.rungs.map((rung, index) => {
    const said = rung.when;
    if (said.kind === 'percent') before = when(preview, said.percent);
    else before = later(said.kind === 'unanswered' ? before : breach, said.minutes);
    return { at: before, happening: told(preview, index, rung) };
  });
}

/** At the top of a ladder one of its turns repeats, and not each of them. */
function told({ rungs, startsAtTop = false }: Preview, index: number, rung: Rung): Happening {
  const last = rungs.at(-1);
  if (!startsAtTop || !last) return { kind: 'rung', nth: index + 1, rung };
  const repeatMinutes = index === 0 ? last.repeatMinutes : null;
  return { kind: 'rung', nth: rungs.length, rung: { ...last, repeatMinutes } };
}
