import type { Stretch } from '@evenhand/shared/oncall/on-call';
import type { Opening } from '@evenhand/shared/sla/calendar';
import type { Gap, RotaPage, RotaRow, Shift } from '@evenhand/shared/wire/ladders';
import type { Crew } from './crew.js';
import { gapsFrom, manned, outlook } from './plan.js';
import type { StoredRota } from './stored-rota.js';

const iso = (ms: number) => new Date(ms).toISOString();
const spanOf = ({ from, to }: Opening) => ({ from: iso(from), to: iso(to) });

/** A rota in a list: who is on call at this instant, until when, and the next time that nobody is. */
export function rowOf(rota: StoredRota, crew: Crew, now: number): RotaRow {
  const { id, version, name, rules, ladders } = rota;
  const stretches = outlook(rota, crew, now);
  const current = stretches.find(({ to }) => to > now);
  const gap = gapsFrom(stretches, now)[0];
  const onCall = current?.gap === null && current.personId !== null ? crew.named(current.personId) : null;
  return {
    ...{ id, version, name, zone: rules.zone, ladders, onCall },
    until: current && current !== stretches.at(-1) ? iso(current.to) : null,
    nextGap: gap ? spanOf(gap) : null,
  };
}

/** With its shifts and gaps. What is over is left out: it went by the rota as it stood then. */
export function pageOf(rota: StoredRota, crew: Crew, now: number, window: Opening): RotaPage {
  const stretches = manned(rota, crew, window).filter(({ to }) => to > now);
  return {
    ...rowOf(rota, crew, now),
    draft: { name: rota.name, ...rota.rules },
    shifts: stretches.flatMap((one) => shiftOf(one, crew)),
    gaps: stretches.flatMap((one) => gapOf(one, crew)),
    overrides: rota.overrides.filter(({ to }) => Date.parse(to) > now),
  };
}

function shiftOf(one: Stretch, crew: Crew): Shift[] {
  if (one.gap !== null || one.personId === null) return [];
  return [{ person: crew.named(one.personId), ...spanOf(one), isOverride: one.isOverride }];
}

function gapOf(one: Stretch, crew: Crew): Gap[] {
  if (one.gap === null) return [];
  return [{ ...spanOf(one), why: one.gap, person: one.personId === null ? null : crew.named(one.personId) }];
}
