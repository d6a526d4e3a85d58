import { Injectable } from '@angular/core';
import type { RotaRow } from '@evenhand/shared/wire/ladders';
import { BrandList } from '../session/brand-list.js';

/** The rotas of one brand, and who is on call by each. */
@Injectable()
export class Rotas extends BrandList<RotaRow[]> {
  constructor() {
    super('rotas');
  }
}
