import type { Entry } from '../../ledger/append.js';
import type { Salted } from '../../ledger/salted.js';
import type { Placement } from '../intake/ticket-book.js';
import type { AdoptedReply } from './adopt-replies.js';
import type { PlannedClock, Verdict } from './timekeeping.js';

interface Around {
  readonly brandId: string;
  readonly now: Date;
  readonly salts: ReadonlyMap<string, Salted>;
  readonly backlogs: ReadonlyMap<string, number>;
  readonly clocks: readonly PlannedClock[];
  readonly verdicts: readonly Verdict[];
}

const KIND = {
  ticket: 'opened',
  attached: 'customer wrote',
  bystander: 'bystander joined',
  reply: 'replied',
  elsewhere: 'elsewhere',
} as const;

/** What the ledger says of a post that was taken in. One that belongs to no ticket stands on the brand's own chain. */
export function entryOf(placement: Placement, around: Around): Entry {
  const { post, decision } = placement;
  const body = {
    postId: post.id,
    textHash: around.salts.get(post.id)?.textHash,
    reason: decision.reason,
    knownAt: around.now.toISOString(),
    ...(post.isHistory && { isHistory: true }),
    ...detail(placement, around),
  };
  return {
    chain: decision.ticketId ?? around.brandId,
    kind: KIND[decision.outcome],
    actor: 'intake',
    at: post.postedAt,
    body,
  };
}

/** A reply that found its ticket late: from here on it stands in the ticket's timeline. */
export function adoptedEntry(reply: AdoptedReply, around: Pick<Around, 'now' | 'verdicts'>): Entry {
  const { ticketId, at, postId, textHash, reason, origin, answersCustomer } = reply;
  const verdicts = verdictsOn(ticketId, at, around.verdicts);
  const knownAt = around.now.toISOString();
  return {
    chain: ticketId,
    kind: KIND.reply,
    actor: 'intake',
    at,
    body: {
      postId,
      textHash,
      reason,
      knownAt,
      origin,
      answersCustomer,
      ...(reply.isDeflection && { isDeflection: true }),
      verdicts,
    },
  };
}

function detail(placement: Placement, around: Around): Record<string, unknown> {
  const { post, decision, judgement, language } = placement;
  if (decision.outcome === 'ticket')
    return {
      accountId: post.accountId,
      channel: post.channel,
      language,
      ...judgement,
      backlog: around.backlogs.get(decision.ticketId ?? ''),
      clocks: around.clocks.filter((clock) => clock.ticketId === decision.ticketId).map(clockDetail),
    };
  if (decision.outcome !== 'reply') return {};
  return {
    origin: post.isHistory ? 'imported' : 'outside',
    ...(placement.isDeflection && { isDeflection: true }),
    answersCustomer: decision.answersCustomer,
    verdicts: verdictsOn(decision.ticketId, post.postedAt, around.verdicts),
  };
}

/** What an answer of that instant did to the ticket's clocks. */
const verdictsOn = (ticketId: string | null, at: Date, verdicts: readonly Verdict[]) =>
  verdicts
    .filter((one) => one.ticketId === ticketId && one.at.getTime() === at.getTime())
    .map(({ clock, round, verdict, isInTime, dueAt }) => ({ clock, round, verdict, isInTime, dueAt }));

/** A clock that a ticket begins with, as its first entry says it. */
export const clockDetail = ({
  kind,
  policyId,
  policyVersion,
  rule,
  calendarId,
  calendarVersion,
  ladderId,
  ladderVersion,
  targetMs,
  dueAt,
}: PlannedClock) => ({
  ...{ kind, policyId, policyVersion, rule, calendarId, calendarVersion, ladderId, ladderVersion },
  targetMs,
  dueAt: dueAt.toISOString(),
});
