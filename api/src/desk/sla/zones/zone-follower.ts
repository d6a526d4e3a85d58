import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { clock } from '../../../clock.js';
import { append } from '../../../ledger/append.js';
import { Wakeups } from '../../../ledger/wakeups.js';
import { TZDATA } from '../../../platform/tzdata.js';
import { ClocksIn } from './clocks-in.js';
import {
  markFollowed,
  outdatedCalendars,
  spellOutAgain,
  type OutdatedCalendar,
} from './outdated-calendars.js';

const TAKE = "select pg_try_advisory_lock(hashtext('evenhand tzdata')) as taken";
const GIVE_BACK = "select pg_advisory_unlock(hashtext('evenhand tzdata'))";

/** After an update a zone's clock may change on another day than was known: what is still to come is reckoned again. */
@Injectable()
export class ZoneFollower implements OnApplicationBootstrap, OnApplicationShutdown {
  private following: Promise<void> | null = null;
  private isStopping = false;

  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly clocks: ClocksIn,
    private readonly wakeups: Wakeups,
    @InjectPinoLogger(ZoneFollower.name) private readonly log: PinoLogger,
  ) {}

  /** Nobody waits for it: what rings meanwhile rings as it was known. */
  onApplicationBootstrap(): void {
    void this.follow();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    await this.following;
  }

  follow(): Promise<void> {
    this.following ??= this.followAlone().finally(() => {
      this.following = null;
    });
    return this.following;
  }

  /** Of several nodes that start at once one does it; what it leaves undone is done at the next start. */
  private async followAlone(): Promise<void> {
    const connection = this.desk.createQueryRunner();
    try {
      const [lock] = (await connection.query(TAKE)) as { taken: boolean }[];
      if (!lock?.taken) return;
      await this.followAll().finally(() => connection.query(GIVE_BACK));
    } catch (error) {
      this.log.error(
        { err: error },
        'deadlines could not follow the time zones; they are tried at the next start',
      );
    } finally {
      await connection.release();
    }
  }

  private async followAll(): Promise<void> {
    const outdated = await outdatedCalendars(this.desk, TZDATA);
    for (const [brandId, calendars] of Map.groupBy(outdated, (one) => one.brandId))
      if (!this.isStopping) await this.followIn(brandId, calendars);
  }

  /** The calendars are marked last: whoever dies on the way leaves them to be done again. */
  private async followIn(brandId: string, outdated: readonly OutdatedCalendar[]): Promise<void> {
    for (const calendar of outdated)
      await this.desk.transaction(async (tx) => spellOutAgain(tx, calendar, await clock.now(tx)));
    const from = [...new Set(outdated.map(({ tzdata }) => tzdata))].toSorted().join(', ');
    const calendars = outdated.map(({ calendarId, version }) => ({ calendarId, calendarVersion: version }));
    const body = { cause: 'tzdata', from, to: TZDATA };
    const moved = await this.clocks.reckonAgain(brandId, { calendars, body });
    const said = { from, to: TZDATA, calendars: outdated.length, moved };
    await this.desk.transaction(async (tx) => {
      await markFollowed(tx, brandId, outdated, TZDATA);
      const entry = { chain: brandId, kind: 'tzdata changed', actor: 'clocks', at: await clock.now(tx) };
      await append(tx, brandId, [{ ...entry, body: said }]);
    });
    this.wakeups.nudge('events', brandId);
    this.wakeups.nudge('deadlines', brandId);
    this.log.info({ brandId, ...said }, 'time zones have changed; deadlines were reckoned again');
  }
}
