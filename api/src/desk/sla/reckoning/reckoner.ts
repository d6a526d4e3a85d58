import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Calendars } from '../calendars/calendars.js';
import { calendarsOf, dueAgain, leftShare, type Due } from './due-again.js';
import { isCounting, standingClocks, type ClockKey, type StandingClock } from './standing-clocks.js';
import { writeDue } from './write-due.js';

/** A clock's deadline, before and after. */
export interface MovedClock extends Due {
  readonly dueBefore: number | null;
  readonly state: StandingClock['state'];
}

/** A clock that began at another instant than was known, in milliseconds since 1970 UTC. */
export type NewStart = ClockKey & { readonly startedAt: number };

/** Reckons clocks again whose pauses, calendar, target or start have changed. Nothing else moves a deadline. */
@Injectable()
export class Reckoner {
  constructor(private readonly calendars: Calendars) {}

  /**
   * Those of these tickets' clocks that still count.
   * @param notBefore a change moves nothing to before it was made
   * @returns where they are due from now on, moved or not
   */
  async again(
    tx: EntityManager,
    brandId: string,
    ticketIds: readonly string[],
    notBefore?: Date,
  ): Promise<MovedClock[]> {
    if (ticketIds.length === 0) return [];
    const clocks = (await standingClocks(tx, brandId, ticketIds)).filter(isCounting);
    return this.write(tx, brandId, clocks, notBefore);
  }

  /** Clocks, whatever became of them, from another start. The caller judges again those that have stopped. */
  async from(tx: EntityManager, brandId: string, starts: readonly NewStart[]): Promise<MovedClock[]> {
    if (starts.length === 0) return [];
    const startOf = new Map(starts.map((start) => [keyOf(start), start.startedAt]));
    const ticketIds = [...new Set(starts.map(({ ticketId }) => ticketId))];
    const clocks = (await standingClocks(tx, brandId, ticketIds)).flatMap((clock) => {
      const startedAt = startOf.get(keyOf(clock));
      return startedAt === undefined ? [] : [{ ...clock, startedAt }];
    });
    return this.write(tx, brandId, clocks);
  }

  /** What share of each clock's target is left at an instant. */
  async sharesLeft(
    tx: EntityManager,
    brandId: string,
    clocks: readonly StandingClock[],
    at: Date,
  ): Promise<number[]> {
    const calendarFor = await this.calendars.get(tx, brandId, calendarsOf(clocks));
    return clocks.map((clock) => leftShare(clock, calendarFor, at.getTime()));
  }

  private async write(
    tx: EntityManager,
    brandId: string,
    clocks: readonly StandingClock[],
    notBefore?: Date,
  ): Promise<MovedClock[]> {
    const calendarFor = await this.calendars.get(tx, brandId, calendarsOf(clocks));
    const moved = clocks.map((clock) => {
      const due = dueAgain(clock, calendarFor, notBefore?.getTime());
      return { ...due, dueAt: noLaterThanItsBreach(clock, due), dueBefore: clock.dueAt, state: clock.state };
    });
    await writeDue(tx, brandId, moved);
    return moved;
  }
}

/** A breach may have come from another ticket, whose promise was a shorter one. */
const noLaterThanItsBreach = ({ state, dueAt: before }: StandingClock, { dueAt }: Due) =>
  state === 'breached' && before !== null ? Math.min(before, dueAt ?? Infinity) : dueAt;

const keyOf = ({ ticketId, clock, round }: ClockKey) => `${ticketId} ${clock} ${round}`;
