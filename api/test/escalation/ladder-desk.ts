import { getDataSourceToken } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { LadderChoices, Rung, RungWhen, RungWhom } from '@evenhand/shared/wire/ladders';
import { writeLadder } from '../../src/desk/escalation/ladders/write-ladder.js';
import type { TestDesk } from '../desk.js';
import { ask, type Answer, type Seat } from '../people/asking.js';
import type { TicketStory } from '../ticket-story.js';

export const at = (percent: number): RungWhen => ({ kind: 'percent', percent });
export const afterBreach = (minutes: number): RungWhen => ({ kind: 'after breach', minutes });
export const unanswered = (minutes: number): RungWhen => ({ kind: 'unanswered', minutes });

export const rung = (when: RungWhen, whom: RungWhom, given: Partial<Rung> = {}): Rung => ({
  ...{ when, whom, by: ['browser'], webhookId: null, repeatMinutes: null },
  ...given,
});

/** A desk on which a test says what the ladder is. */
export class LadderDesk {
  private constructor(
    readonly desk: TestDesk,
    readonly manager: Seat,
  ) {}

  static async open(desk: TestDesk): Promise<LadderDesk> {
    return new LadderDesk(desk, await desk.signIn((await desk.person('manager', 'Mona Manager')).email));
  }

  ask<T = unknown>(asked: string, body?: unknown, by = this.manager): Promise<Answer<T>> {
    const [method = '', path = ''] = asked.split(' ');
    return ask<T>(this.desk, `${method} /api/brands/${this.desk.brandId}/${path}`, {
      by,
      ...(body !== undefined && { body }),
    });
  }

  choices(): Promise<Answer<LadderChoices>> {
    return this.ask<LadderChoices>('GET ladders/choices');
  }

  /** What new tickets climb from now on, may it be saved or not; what an earlier test left open rings no more. */
  async climbs(...rungs: Rung[]): Promise<string> {
    const { desk } = this;
    await desk.asOwner(
      `with gone as (delete from desk.deadline where fired_at is null) update desk.ticket set state = 'closed'`,
    );
    const written = { id: newId(), version: 1, name: 'Of the test', rungs };
    const now = await desk.now();
    await desk.app
      .get<DataSource>(getDataSourceToken('desk'))
      .transaction((tx) => writeLadder(tx, desk.brandId, written, now));
    await desk.asOwner(`update desk.target set ladder_id = $1 where clock = 'first_response'`, [written.id]);
    return written.id;
  }

  /** Who was told of the first response, in the order in which it happened: by rung and name. */
  async told(ticket: TicketStory): Promise<string[]> {
    const rows = await this.desk.asOwner<{ said: string }>(
      `select n.rung || ' ' || p.name as said from desk.notice n join people.person p on p.id = n.person_id
        where n.ticket_id = $1 and n.clock = 'first_response' order by n.told_at, n.rung, p.name`,
      [ticket.id],
    );
    return rows.map(({ said }) => said);
  }

  /** The rungs as the ledger tells them: rung, whom, gap. */
  async escalations(ticket: TicketStory): Promise<unknown[][]> {
    const events = await ticket.events('escalated');
    return events
      .filter(({ body }) => body['clock'] === 'first_response')
      .map(({ body }) => [body['rung'], body['whom'], body['gap']]);
  }

  pending(ticket: TicketStory): Promise<{ dueAt: Date; rung: number; threshold: number }[]> {
    return this.desk.asOwner(
      `select due_at as "dueAt", rung, threshold from desk.deadline
        where ticket_id = $1 and clock = 'first_response' and fired_at is null order by due_at`,
      [ticket.id],
    );
  }
}
