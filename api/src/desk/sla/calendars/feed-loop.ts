import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { Feeds } from './feeds.js';

const LOOK_MS = 60_000;

/** Reads the calendars' feeds when they are due. Any node may; each feed is taken by one. */
@Injectable()
export class FeedLoop {
  private isLooking = false;

  constructor(
    private readonly feeds: Feeds,
    @InjectPinoLogger(FeedLoop.name) private readonly log: PinoLogger,
  ) {}

  @Interval(LOOK_MS)
  async look(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      while (await this.feeds.readDue());
    } catch (error) {
      this.log.error({ err: error }, 'calendar feeds could not be read; trying again in a minute');
    } finally {
      this.isLooking = false;
    }
  }
}
