import { Injectable } from '@nestjs/common';
import type { Demo as DemoShown } from '@evenhand/shared/wire/demo';
import { Refusal } from '../platform/refusal.js';
import { CAST } from './cast.js';
import { DemoActs } from './demo-acts.js';
import { DemoBrands, type DemoBrand } from './demo-brand.js';
import { spokenIn, type Spoken } from './demo-posts.js';
import { DemoPromises } from './demo-promises.js';
import { DemoTalk } from './demo-talk.js';
import { readThreads } from './script.js';
import { EARLIER } from './threads/earlier.js';
import { EN } from './threads/en.js';
import { FR } from './threads/fr.js';
import { NL } from './threads/nl.js';

/** A telephone company that does not exist, with its complaints in three languages and people at work on them. */
@Injectable()
export class Demo {
  private progress: number | null = null;

  constructor(
    private readonly brands: DemoBrands,
    private readonly talk: DemoTalk,
    private readonly acts: DemoActs,
    private readonly promises: DemoPromises,
  ) {}

  async shown(): Promise<DemoShown> {
    if (this.progress !== null)
      return { state: 'loading', progress: this.progress, people: [], boardPath: null };
    const brand = await this.brands.find();
    if (!brand) return { state: 'absent', progress: 0, people: [], boardPath: null };
    return {
      state: 'loaded',
      progress: 1,
      people: CAST,
      boardPath: brand.boardId && `/board/${brand.boardId}`,
    };
  }

  /**
   * Loads it whole. @param say hears how much is done, from 0 to 1
   * @throws Refusal 409 where it is loaded, or being loaded
   */
  async load(say: (progress: number) => void = () => {}): Promise<DemoBrand> {
    if (this.progress !== null) throw new Refusal('demo-loading', 'The demo is being loaded.', 409);
    const tell = (progress: number) => {
      this.progress = progress;
      say(progress);
    };
    try {
      // Before there is a brand to be found: it is not loaded because it exists.
      tell(0);
      const brand = await this.brands.make();
      await this.fill(brand, tell);
      return brand;
    } finally {
      this.progress = null;
    }
  }

  private async fill(brand: DemoBrand, tell: (progress: number) => void): Promise<void> {
    const machinery = await this.promises.make(brand);
    const threads = [EARLIER, EN, NL, FR]
      .flatMap(readThreads)
      .map((thread) => spokenIn(thread, brand.madeAt));
    const spoken = threads.flat().toSorted((a, b) => a.at.getTime() - b.at.getTime());
    await this.talk.sayAll(brand, spoken, (share) => tell(0.8 * share));
    for (const [index, [first]] of threads.entries()) {
      await this.acts.play(brand, first as Spoken);
      tell(0.8 + 0.2 * ((index + 1) / threads.length));
    }
    await this.promises.tighten(brand, machinery);
    await this.brands.keepClaims(brand.id);
  }
}
