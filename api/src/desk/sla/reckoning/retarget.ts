import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Entry } from '../../../ledger/append.js';
import { Calendars } from '../calendars/calendars.js';
import { calendarsOf, dueAgain } from './due-again.js';
import { isOpenToChange, isSamePromise, liftUnder, underPromise, type NewPromise } from './new-promise.js';
import { Reckoner } from './reckoner.js';
import { entriesOf, type Occasion } from './retarget-entries.js';
import { writeRetargets, type Retarget } from './write-retargets.js';

/** Gives clocks that still count another promise. A breach stays on the record, whatever is promised afterwards. */
@Injectable()
export class Retargets {
  constructor(
    private readonly calendars: Calendars,
    private readonly reckoner: Reckoner,
  ) {}

  /** What would come of it; clocks that have stopped, are due, or run under that promise already are left out. */
  async reckon(
    tx: Pick<EntityManager, 'query'>,
    brandId: string,
    promises: readonly NewPromise[],
    now: Date,
  ): Promise<Retarget[]> {
    const at = now.getTime();
    const changes = promises
      .filter((one) => isOpenToChange(one.clock, at) && !isSamePromise(one))
      .map((one) => ({ before: one.clock, after: underPromise(one, at), lift: liftUnder(one) }));
    const wanted = calendarsOf(changes.map(({ after }) => after));
    const calendarFor = await this.calendars.get(tx, brandId, wanted);
    return changes.map((change) => ({ ...change, due: dueAgain(change.after, calendarFor, at) }));
  }

  /**
   * In the caller's transaction, which has locked the tickets and settled what was due.
   * @returns what is to be written down of it, in the order of the tickets
   */
  async write(
    tx: EntityManager,
    brandId: string,
    retargets: readonly Retarget[],
    occasion: Occasion,
  ): Promise<Entry[]> {
    await writeRetargets(tx, brandId, retargets, occasion.now);
    const clocks = retargets.map(({ before }) => before);
    const left = await this.reckoner.sharesLeft(tx, brandId, clocks, occasion.now);
    return retargets.flatMap((retarget, index) => entriesOf(retarget, left[index] ?? 0, occasion));
  }
}
