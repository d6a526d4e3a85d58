import type { Entry } from '../../../ledger/append.js';
import { movedEntry } from '../entries/moved-entry.js';
import type { Retarget } from './write-retargets.js';
import { iso, rounded } from '../entries/as-written.js';

/** Why clocks get another promise, and at whose word. */
export interface Occasion {
  readonly now: Date;
  readonly actor: string;
  readonly cause: 'policy applied' | 'classified' | 'contract set' | 'merged';
  /** What else the entries say. */
  readonly body?: Readonly<Record<string, unknown>>;
}

/** A clock under another promise; and if it stands still from now on, or no longer does, that as well. */
export function entriesOf(retarget: Retarget, leftShare: number, occasion: Occasion): Entry[] {
  return [retargeted(retarget, occasion), ...waiting(retarget, leftShare, occasion)];
}

function retargeted({ before, after, due }: Retarget, { now, actor, cause, body }: Occasion): Entry {
  const moved = { ...due, dueBefore: before.dueAt, state: after.state };
  const { policyId, policyVersion, rule, calendarId, calendarVersion, ladderId, ladderVersion } = after;
  const entry = movedEntry(moved, now, {
    ...{ cause, policyId, policyVersion, rule, calendarId, calendarVersion, ladderId, ladderVersion },
    ...{ targetMs: after.targetMs, targetMsBefore: before.targetMs, ...body },
  });
  return { ...entry, actor, kind: due.dueAt === before.dueAt ? 'clock kept its deadline' : entry.kind };
}

function waiting({ before, after, due }: Retarget, leftShare: number, { now }: Occasion): Entry[] {
  if (before.waitsFor === after.waitsFor) return [];
  const { ticketId, clock, round } = before;
  const entry = { chain: ticketId, actor: 'clocks', at: now };
  if (after.waitsFor === null) {
    const body = { clock, round, since: now.toISOString(), dueAt: iso(due.dueAt) };
    return [{ ...entry, kind: 'clock resumed', body }];
  }
  const body = { clock, round, why: after.waitsFor, leftShare: rounded(leftShare), dueAt: iso(before.dueAt) };
  return [{ ...entry, kind: 'clock paused', body }];
}
