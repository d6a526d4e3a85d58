import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { MergeChoices } from '@evenhand/shared/wire/ticket';
import type { TicketState } from '@evenhand/shared/wire/queue';
import { clock } from '../../../clock.js';
import { actorOf } from '../../../ledger/actor.js';
import { append, type Entry } from '../../../ledger/append.js';
import { Wakeups } from '../../../ledger/wakeups.js';
import { NotFound } from '../../../platform/refusal.js';
import { waitForInbox } from '../../intake/inbox.js';
import type { By } from '../states/state-changes.js';
import { TicketStates } from '../states/ticket-states.js';
import { Timekeeping } from '../timekeeping.js';
import { mergeChoices } from './merge-choices.js';
import { moveSaid } from './move-said.js';
import { holdBoth, type TwoTickets } from './two-tickets.js';

/** The further a ticket is from work, the higher. */
const FAR: Partial<Record<TicketState, number>> = { open: 0, waiting: 1, resolved: 2 };

/** Makes one ticket of two that were one problem, without losing a clock or a breach of either. */
@Injectable()
export class Merges {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly timekeeping: Timekeeping,
    private readonly states: TicketStates,
    private readonly wakeups: Wakeups,
  ) {}

  async choices(brandId: string, ticketId: string): Promise<MergeChoices> {
    const known = await this.desk.query<unknown[]>(
      'select from desk.ticket where brand_id = $1 and id = $2',
      [brandId, ticketId],
    );
    if (known.length === 0) throw new NotFound('ticket');
    return mergeChoices(this.desk, brandId, ticketId);
  }

  /** The one ticket goes into the other. @throws NotFound, Refusal */
  async merge(brandId: string, ticketId: string, intoId: string, by: By): Promise<void> {
    await this.desk.transaction(async (tx) => {
      await waitForInbox(tx, brandId);
      const both = await holdBoth(tx, brandId, { ticketId, intoId, by });
      await this.unite(tx, brandId, both, by);
    });
    for (const what of ['events', 'deadlines', 'inbox'] as const) this.wakeups.nudge(what, brandId);
  }

  private async unite(tx: EntityManager, brandId: string, both: TwoTickets, by: By): Promise<void> {
    const { from, into, openedAt } = both;
    const [now, actor] = [await clock.now(tx), actorOf(by.personId)];
    const change = { to: 'merged', actor, now, body: { into: into.id } } as const;
    const left = await this.states.move(tx, brandId, from, change);
    const posts = await moveSaid(tx, brandId, { from: from.id, into: into.id });
    const union = { from: from.id, into: into.id, openedAt, actor };
    const { verdicts, breaches, begun, leftShare } = await this.timekeeping.unite(tx, brandId, union, now);
    const said = verdicts.map(({ ticketId: _, at, ...verdict }) => ({ ...verdict, at: at.toISOString() }));
    const body = { ticketId: from.id, posts, verdicts: said };
    const tookIn: Entry = { chain: into.id, kind: 'took in', actor, at: now, body };
    await append(tx, brandId, [...left.map(late(leftShare)), ...breaches, tookIn, ...begun]);
    if (wantsMore(both))
      await this.states.become(tx, brandId, into.id, {
        to: 'open',
        actor,
        now,
        body: { mergedFrom: from.id },
      });
  }
}

/** How little was left shows a merge that looks like a way out. */
const late =
  (leftShare: number | null) =>
  (entry: Entry): Entry =>
    entry.kind === 'merged' && leftShare !== null ? { ...entry, body: { ...entry.body, leftShare } } : entry;

/** What was still to be done on the one is to be done on the other. */
const wantsMore = ({ from, into }: TwoTickets) => (FAR[from.state] ?? 0) < (FAR[into.state] ?? 0);
