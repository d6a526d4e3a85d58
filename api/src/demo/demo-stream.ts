import { Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import { clock } from '../clock.js';
import { DemoBrands } from './demo-brand.js';
import { DemoPosts, spokenIn, type Spoken } from './demo-posts.js';
import { readThreads } from './script.js';
import { COMING } from './threads/coming.js';

const EVERY_MS = 25_000;

/** Somebody has a page of the demo open. */
const WATCHED = `
  select from desk.presence where brand_id = $1 and seen_at > now() - interval '30 seconds' limit 1`;

/** New posts that keep coming in for as long as somebody watches the demo. */
@Injectable()
export class DemoStream {
  private coming: Spoken[] = [];

  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly brands: DemoBrands,
    private readonly posts: DemoPosts,
    @InjectPinoLogger(DemoStream.name) private readonly log: PinoLogger,
  ) {}

  @Interval(EVERY_MS)
  async goOn(): Promise<void> {
    try {
      const brand = await this.brands.find();
      if (brand && (await this.isWatched(brand.id))) await this.sayNext(brand.id);
    } catch (error) {
      this.log.error({ err: error }, 'the demo has lost its thread; going on in a moment');
    }
  }

  /** The next line that comes in, whoever watches. */
  async sayNext(brandId: string): Promise<void> {
    const now = await clock.now(this.desk);
    if (this.coming.length === 0)
      this.coming = readThreads(COMING).flatMap((thread) => spokenIn(thread, now));
    const next = this.coming.shift();
    if (next) await this.posts.say(await this.brands.known(brandId), { ...next, at: now });
  }

  private async isWatched(brandId: string): Promise<boolean> {
    return (await this.desk.query<unknown[]>(WATCHED, [brandId])).length > 0;
  }
}
