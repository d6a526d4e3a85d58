import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Classification, ClassificationChoices } from '@evenhand/shared/wire/classification';
import { clock } from '../../../clock.js';
import { actorOf } from '../../../ledger/actor.js';
import { append } from '../../../ledger/append.js';
import { Wakeups } from '../../../ledger/wakeups.js';
import { Refusal } from '../../../platform/refusal.js';
import { writeWords } from '../notes/write-words.js';
import { lockTicket } from '../states/lock-ticket.js';
import type { By } from '../states/state-changes.js';
import { classificationOf, classify, topicsOf, withTopic, type TopicAndSeverity } from './classify.js';
import { contractsOf } from './contract-of.js';
import { refuseOver, refuseStrangers } from './may-classify.js';
import { Rematching } from './rematching.js';

/** A person says what a ticket is about and how bad it is; its policy is matched again. */
@Injectable()
export class Classifications {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly rematching: Rematching,
    private readonly wakeups: Wakeups,
  ) {}

  /** @throws NotFound */
  async choices(brandId: string, ticketId: string): Promise<ClassificationChoices> {
    const { topic } = await classificationOf(this.desk, brandId, ticketId);
    const topics = withTopic(await topicsOf(this.desk, brandId), topic);
    return { topics, contracts: await contractsOf(this.desk, brandId) };
  }

  async change(brandId: string, ticketId: string, wanted: Classification, by: By): Promise<void> {
    const topics = await topicsOf(this.desk, brandId);
    await this.desk.transaction((tx) => this.classify(tx, brandId, ticketId, { wanted, topics, by }));
    this.wakeups.nudge('events', brandId);
    this.wakeups.nudge('deadlines', brandId);
  }

  private async classify(
    tx: EntityManager,
    brandId: string,
    ticketId: string,
    { wanted, topics, by }: { wanted: Classification; topics: readonly string[]; by: By },
  ): Promise<void> {
    const ticket = await lockTicket(tx, brandId, ticketId);
    refuseStrangers(ticket, by);
    refuseOver(ticket);
    const from = await classificationOf(tx, brandId, ticketId);
    const to = { topic: wanted.topic, severity: wanted.severity };
    refuseUnchanged(from, to);
    refuseUnknown(to, withTopic(topics, from.topic));
    const now = await clock.now(tx);
    const actor = actorOf(by.personId);
    const said = { ticketId, personId: by.personId, kind: 'reason', text: wordsOf(wanted), now } as const;
    const words = await writeWords(tx, brandId, said);
    await classify(tx, brandId, ticketId, to);
    const { breaches, leftShare, moved } = await this.rematching.rematch(tx, brandId, ticketId, {
      actor,
      now,
      cause: 'classified',
    });
    const body = { from, to, leftShare, ...words };
    const classified = { chain: ticketId, kind: 'classified', actor, at: now, body };
    await append(tx, brandId, [...breaches, classified, ...moved]);
  }
}

function wordsOf({ words }: Classification): string {
  const said = words.toWellFormed().trim();
  if (said) return said;
  throw new Refusal('no-words', 'Say why: another topic or severity may be promised another time.');
}

function refuseUnchanged(from: TopicAndSeverity, to: TopicAndSeverity): void {
  if (from.topic !== to.topic || from.severity !== to.severity) return;
  throw new Refusal('unchanged', 'This ticket has that topic and that severity already.', 409);
}

function refuseUnknown({ topic }: TopicAndSeverity, topics: readonly string[]): void {
  if (topics.includes(topic)) return;
  const sentence = `Nothing here is about “${topic}”. Choose one of: ${topics.join(', ')}.`;
  throw new Refusal('topic-unknown', sentence, 422, [{ field: 'topic', problem: sentence }]);
}
