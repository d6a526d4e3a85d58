import { Injectable } from '@nestjs/common';
import { Overrides } from '../desk/escalation/rotas/overrides.js';
import { Rotas } from '../desk/escalation/rotas/rotas.js';
import { actorOf } from '../ledger/actor.js';
import { managerOf, personOf, type DemoBrand } from './demo-brand.js';
import { rotaOf } from './engine.js';

const DAY_MS = 24 * 60 * 60_000;

/** Who is on call: two by turns, and in two days somebody stands in for a day. */
@Injectable()
export class DemoRota {
  constructor(
    private readonly rotas: Rotas,
    private readonly overrides: Overrides,
  ) {}

  /** @returns its id */
  async make(brand: DemoBrand): Promise<string> {
    const inDays = (days: number) => new Date(brand.madeAt.getTime() + days * DAY_MS).toISOString();
    const people = ['Ana', 'Ben'].map((name) => personOf(brand, name).id);
    const rota = rotaOf(people, inDays(-7).slice(0, 10));
    const { id } = await this.rotas.add(brand.id, rota, actorOf(managerOf(brand).id));
    const standIn = { personId: personOf(brand, 'Bram').id, from: inDays(2), to: inDays(3) };
    await this.overrides.make(brand.id, id, standIn, managerOf(brand).id);
    return id;
  }
}
