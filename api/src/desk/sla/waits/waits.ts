import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Entry } from '../../../ledger/append.js';
import type { Wait } from '../../tickets/timekeeping.js';
import { Reckoner, type MovedClock } from '../reckoning/reckoner.js';
import { standingClocks, type ClockKey } from '../reckoning/standing-clocks.js';
import { pause, resume } from './pauses.js';
import { iso, rounded } from '../entries/as-written.js';

/** Lets clocks stand still while a ticket waits, where their policy says so, and run on afterwards. */
@Injectable()
export class Waits {
  constructor(private readonly reckoner: Reckoner) {}

  /** In the caller's transaction, which has locked the ticket. @returns an entry for each clock that stands still. */
  async begin(tx: EntityManager, brandId: string, wait: Wait): Promise<Entry[]> {
    const { ticketId, from, why } = wait;
    const clocks = await standingClocks(tx, brandId, [ticketId]);
    const left = await this.reckoner.sharesLeft(tx, brandId, clocks, from);
    const paused = await pause(tx, brandId, wait);
    if (paused.length === 0) return [];
    await this.reckoner.again(tx, brandId, [ticketId]);
    return paused.map((key) => {
      const at = clocks.findIndex((clock) => isSame(clock, key));
      const dueAt = iso(clocks[at]?.dueAt ?? null);
      const body = { clock: key.clock, round: key.round, why, leftShare: rounded(left[at] ?? 0), dueAt };
      return { chain: ticketId, kind: 'clock paused', actor: 'clocks', at: from, body };
    });
  }

  /** Likewise. @param at when it ended, by its own time */
  async end(
    tx: EntityManager,
    brandId: string,
    { ticketId, at }: { ticketId: string; at: Date },
    now: Date,
  ): Promise<Entry[]> {
    const resumed = await resume(tx, brandId, ticketId, at);
    if (resumed.length === 0) return [];
    const moved = await this.reckoner.again(tx, brandId, [ticketId]);
    return resumed.map((key) => resumedEntry(key, moved, { at, now }));
  }
}

function resumedEntry(
  key: ClockKey,
  moved: readonly MovedClock[],
  { at, now }: { at: Date; now: Date },
): Entry {
  const dueAt = iso(moved.find((clock) => isSame(clock, key))?.dueAt ?? null);
  const body = { clock: key.clock, round: key.round, since: at.toISOString(), dueAt };
  return { chain: key.ticketId, kind: 'clock resumed', actor: 'clocks', at: now, body };
}

const isSame = (a: ClockKey, b: ClockKey) =>
  a.ticketId === b.ticketId && a.clock === b.clock && a.round === b.round;
