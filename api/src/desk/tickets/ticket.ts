import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Channel } from '@evenhand/shared/wire/channel';
import type { TicketState } from '@evenhand/shared/wire/queue';

/** What a ticket may become; kept as data, so that the screen and the record read the same list. */
export const MAY_BECOME: Record<TicketState, readonly TicketState[]> = {
  open: ['waiting', 'resolved', 'merged', 'set aside'],
  /** Waiting for somebody else, that is. */
  waiting: ['waiting', 'open', 'resolved', 'merged', 'set aside'],
  resolved: ['open', 'closed', 'merged'],
  closed: ['open'],
  merged: [],
  'set aside': ['open'],
};

/** One customer's one problem, across channels and over time. */
@Entity({ schema: 'desk', name: 'ticket' })
export class Ticket {
  @PrimaryColumn('uuid', { name: 'brand_id' }) brandId: string;
  @PrimaryColumn('uuid') id: string;
  @Column('uuid', { name: 'account_id' }) accountId: string;
  @Column('text') channel: Channel;
  @Column('uuid', { name: 'author_id' }) authorId: string;
  @Column('text') state: TicketState;
  @Column('text') excerpt: string;
  @Column('text') language: string;
  @Column('smallint') severity: number;
  @Column('text', { name: 'severity_rule' }) severityRule: string;
  @Column('text') topic: string;
  @Column('text', { name: 'topic_rule' }) topicRule: string;
  @Column('timestamptz', { name: 'opened_at' }) openedAt: Date;
  /** When we took it in; the two differ for history and for a channel that was late. */
  @Column('timestamptz', { name: 'taken_at' }) takenAt: Date;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt: Date | null;
  @Column('uuid', { name: 'assignee_id', nullable: true }) assigneeId: string | null;
  @Column('int') contacts: number;
  @Column('int', { name: 'backlog_at_opening' }) backlogAtOpening: number;
  @Column('boolean', { name: 'is_history' }) isHistory: boolean;
}
