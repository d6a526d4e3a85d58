import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { DemoAnswers, type Scene } from './demo-answers.js';
import { personOf, type DemoBrand } from './demo-brand.js';
import type { Spoken } from './demo-posts.js';
import { DemoStates } from './demo-states.js';
import { DemoTalk } from './demo-talk.js';
import type { Act } from './script.js';

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
    private readonly states: DemoStates,
    private readonly talk: DemoTalk,
  ) {}

  /** @param complaint the first that was said in its thread */
  async play(brand: DemoBrand, complaint: Spoken): Promise<void> {
    const { thread, threadId } = complaint;
    if (thread.acts.length === 0) return;
    const [scene] = await this.desk.query<Omit<Scene, 'brandId'>[]>(SCENE, [brand.id, threadId]);
    if (!scene) throw new Error(`The demo's complaint of ${thread.name} became no ticket.`);
    for (const act of thread.acts)
      if (act.does === 'hear') await this.talk.sayNow(brand, { thread, threadId, line: act.line });
      else await this.act({ brandId: brand.id, ...scene }, brand, act);
  }

  private act(scene: Scene, brand: DemoBrand, act: Exclude<Act, { does: 'hear' }>): Promise<void> {
    if (act.does === 'claim' || act.does === 'note' || act.does === 'answer')
      return this.answers.act(scene, personOf(brand, act.who), act);
    return this.states.act(scene, brand, act);
  }
}
