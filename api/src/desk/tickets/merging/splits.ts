import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { v7 as newId } from 'uuid';
import { clock } from '../../../clock.js';
import { actorOf } from '../../../ledger/actor.js';
import { append } from '../../../ledger/append.js';
import { Wakeups } from '../../../ledger/wakeups.js';
import { excerptOf } from '../../intake/excerpt.js';
import { waitForInbox } from '../../intake/inbox.js';
import { judge, wordRules } from '../../intake/word-rules.js';
import { unansweredTickets } from '../backlogs.js';
import { lockTicket, type LockedTicket } from '../states/lock-ticket.js';
import type { By } from '../states/state-changes.js';
import { Timekeeping } from '../timekeeping.js';
import { refuseOnTheWay, refuseOthers, refuseOver } from './may-part.js';
import { splitEntries } from './split-entries.js';
import { movePart, splitPost, type SplitPost } from './split-part.js';
import { answersOn, writeSplit, type NewSplit } from './write-split.js';

interface OpenedSplit extends NewSplit {
  readonly contract: string | null;
}

/** Makes two tickets of one that were two problems: the second begins with a later post of its customer's. */
@Injectable()
export class Splits {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly timekeeping: Timekeeping,
    private readonly wakeups: Wakeups,
  ) {}

  /** @returns the new ticket's id @throws NotFound, Refusal */
  async split(brandId: string, ticketId: string, postId: string, by: By): Promise<string> {
    const newTicketId = await this.desk.transaction(async (tx) => {
      await waitForInbox(tx, brandId);
      const ticket = await lockTicket(tx, brandId, ticketId);
      refuseOthers(ticket, by);
      refuseOver(ticket);
      await refuseOnTheWay(tx, brandId, ticketId);
      const post = await splitPost(tx, brandId, ticketId, postId);
      const split = await this.open(tx, brandId, { ticket, post, personId: by.personId });
      await this.part(tx, brandId, { ticket, post, split });
      return split.id;
    });
    for (const what of ['events', 'deadlines', 'inbox'] as const) this.wakeups.nudge(what, brandId);
    return newTicketId;
  }

  /** What it is about is judged anew: it is another problem. */
  private async open(
    tx: EntityManager,
    brandId: string,
    { ticket, post, personId }: { ticket: LockedTicket; post: SplitPost; personId: string },
  ): Promise<OpenedSplit> {
    const split = {
      ...{ id: newId(), from: ticket.id, personId, language: post.language, openedAt: post.at },
      excerpt: excerptOf(post.text, post) || '…',
      judgement: judge(post.text, await wordRules(tx, brandId)),
      backlog: await unansweredTickets(tx, brandId, ticket.isHistory),
    };
    return { ...split, contract: await writeSplit(tx, brandId, split) };
  }

  private async part(
    tx: EntityManager,
    brandId: string,
    { ticket, post, split }: { ticket: LockedTicket; post: SplitPost; split: OpenedSplit },
  ): Promise<void> {
    const now = await clock.now(tx);
    const clocks = await this.timekeeping.plan(tx, brandId, [openingOf(ticket, post, split)]);
    const moved = await movePart(tx, brandId, { from: ticket.id, into: split.id, postId: post.id });
    const gone = { ticketId: ticket.id, into: split.id, since: post.at };
    const left = await this.timekeeping.leave(tx, brandId, gone, now);
    await this.timekeeping.start(tx, brandId, clocks);
    const answers = await answersOn(tx, brandId, split.id);
    const heard = await this.timekeeping.hear(tx, brandId, { answers, wroteAgain: [split.id] }, now);
    const actor = actorOf(split.personId);
    const told = { ticket, post, split, moved, clocks, heard, left, actor, now };
    await append(tx, brandId, splitEntries(told));
  }
}

const openingOf = ({ accountId, channel, isHistory }: LockedTicket, post: SplitPost, split: OpenedSplit) => ({
  ticketId: split.id,
  facts: {
    ...{ accountId, channel, language: post.language, text: post.text, contract: split.contract },
    ...{ topic: split.judgement.topic, severity: split.judgement.severity, at: post.at.getTime() },
  },
  isHistory,
});
