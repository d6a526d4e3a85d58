import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { settleHistory } from './settle-history.js';

const LOOK_MS = 60_000;

const BRANDS = `select distinct brand_id as id from desk.clock
  where is_history and state = 'running' and due_at <= desk.now()`;

/** Imported tickets are not armed. Their clocks that fall due after the import are judged here, and nobody is told. */
@Injectable()
export class HistoryJudge {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    @InjectPinoLogger(HistoryJudge.name) private readonly log: PinoLogger,
  ) {}

  @Interval(LOOK_MS)
  async judge(): Promise<void> {
    try {
      const brands = await this.desk.query<{ id: string }[]>(BRANDS);
      for (const { id } of brands)
        while ((await this.desk.transaction((tx) => settleHistory(tx, id, 'later'))) > 0);
    } catch (error) {
      this.log.error({ err: error }, 'imported clocks could not be judged; trying again in a minute');
    }
  }
}
