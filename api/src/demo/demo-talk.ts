import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { clock } from '../clock.js';
import { Intake } from '../desk/intake/intake.js';
import type { DemoBrand } from './demo-brand.js';
import { DemoPosts, type Spoken } from './demo-posts.js';

const HELD_MS = 20;

/** What is said, until the desk has heard it. */
@Injectable()
export class DemoTalk {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly posts: DemoPosts,
    private readonly intake: Intake,
  ) {}

  async sayAll(brand: DemoBrand, spoken: readonly Spoken[], tell: (share: number) => void): Promise<void> {
    await this.posts.sayAll(brand, spoken, tell);
    await this.takeIn(brand.id);
  }

  async sayNow(brand: DemoBrand, spoken: Omit<Spoken, 'at'>): Promise<void> {
    await this.posts.say(brand, { ...spoken, at: await clock.now(this.desk) });
    await this.takeIn(brand.id);
  }

  /** Here, or in the loop of the running server: whoever holds the inbox. */
  private async takeIn(brandId: string): Promise<void> {
    for (
      let taken = await this.intake.takeBatch(brandId);
      taken !== 'empty';
      taken = await this.intake.takeBatch(brandId)
    )
      if (taken === 'held') await new Promise((resolve) => setTimeout(resolve, HELD_MS));
  }
}
