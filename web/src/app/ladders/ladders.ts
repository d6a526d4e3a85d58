import { Injectable } from '@angular/core';
import type { LadderChoices, LadderRow } from '@evenhand/shared/wire/ladders';
import { firstValueFrom } from 'rxjs';
import { BrandList } from '../session/brand-list.js';
import { Reading } from '../session/reading.js';

/** The ladders of a brand. */
@Injectable()
export class Ladders extends BrandList<readonly LadderRow[]> {
  /** For the names of whom they tell. */
  readonly choices = new Reading<LadderChoices>();

  constructor() {
    super('ladders');
  }

  override async open(brandId: string): Promise<void> {
    await super.open(brandId);
    const ask = () => firstValueFrom(this.http.get<LadderChoices>(this.path('ladders/choices')));
    await this.choices.from(ask);
  }
}
