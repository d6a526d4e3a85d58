import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Notes } from '../desk/tickets/notes/notes.js';
import { StateChanges } from '../desk/tickets/states/state-changes.js';
import { DemoAnswers, type Scene, type Somebody } from './demo-answers.js';
import type { DemoBrand } from './demo-brand.js';
import type { Act, Thread } from './script.js';

const SCENE = `
  select p.ticket_id as "ticketId", last.id as "readUpTo"
    from desk.post p
    join lateral (select id from desk.post l where l.brand_id = $1 and l.ticket_id = p.ticket_id
                   order by l.arrival desc limit 1) last on true
   where p.brand_id = $1 and p.external_id = $2`;

/** What the people at the desk do with the threads, by the same verbs as everybody's. */
@Injectable()
export class DemoActs {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly answers: DemoAnswers,
    private readonly stateChanges: StateChanges,
    private readonly notes: Notes,
  ) {}

  async play(brand: DemoBrand, thread: Thread, threadId: string): Promise<void> {
    if (thread.acts.length === 0) return;
    const [scene] = await this.desk.query<Omit<Scene, 'brandId'>[]>(SCENE, [brand.id, threadId]);
    if (!scene) throw new Error(`The demo's complaint of ${thread.name} became no ticket.`);
    for (const act of thread.acts) await this.act({ brandId: brand.id, ...scene }, act, brand);
  }

  private async note({ brandId, ticketId }: Scene, text: string, by: Somebody): Promise<void> {
    await this.notes.write(brandId, ticketId, text, by);
  }

  private async act(scene: Scene, act: Act, brand: DemoBrand): Promise<void> {
    const { brandId, ticketId } = scene;
    if (act.does === 'claim') return this.answers.claim(scene, named(brand, act.who));
    if (act.does === 'note') return this.note(scene, act.text, named(brand, act.who));
    if (act.does === 'answer') return this.answers.answer(scene, named(brand, act.who), act);
    const state =
      act.does === 'resolve'
        ? { state: 'resolved' as const }
        : { ...setAside(act), state: 'set aside' as const };
    return this.stateChanges.change(brandId, ticketId, state, {
      personId: named(brand, 'Mara').id,
      role: 'manager',
    });
  }
}

const setAside = ({ reason, words }: Extract<Act, { does: 'set aside' }>) => ({
  reason,
  ...(words !== null && { words }),
});

function named(brand: DemoBrand, name: string): Somebody {
  const person = brand.people.get(name);
  if (!person) throw new Error(`Nobody of the demo is called ${name}.`);
  return person;
}
