import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { People } from '../people/people.js';
import { Settings } from '../settings.js';
import { DEMO, DemoBrands } from './demo-brand.js';

/** Everybody knows the password of the demo's people: in production they cannot sign in. */
@Injectable()
export class NoDemoInProduction implements OnApplicationBootstrap {
  constructor(
    private readonly brands: DemoBrands,
    private readonly people: People,
    private readonly settings: Settings,
    @InjectPinoLogger(NoDemoInProduction.name) private readonly log: PinoLogger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.settings.NODE_ENV !== 'production') return;
    const brand = await this.brands.find();
    if (!brand) return;
    const people = await this.people.list(brand.id);
    for (const person of people.filter(({ disabledAt }) => disabledAt === null))
      await this.people.disable(person.email, DEMO);
    this.log.warn('the demo is in this database: its people were disabled; `evenhand demo clear` removes it');
  }
}
