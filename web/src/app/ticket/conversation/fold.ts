import type { Happened, Outgoing, SaidNote, SaidPost, StreamEntry } from '@evenhand/shared/wire/ticket';

/** Posts of people who joined, one after the other: folded until somebody opens them. */
export interface Bystanders {
  readonly kind: 'bystanders';
  readonly id: string;
  readonly posts: readonly SaidPost[];
  /** How many people they are; null where nobody may know. */
  readonly people: number | null;
}

/** What happened with nothing said between. */
export interface Happenings {
  readonly kind: 'happenings';
  readonly id: string;
  readonly events: readonly Happened[];
}

export type ShownEntry = SaidPost | SaidNote | Outgoing | Bystanders | Happenings;

/** A reply that waits stands in the stream itself. */
const SAID = 'reply queued';

/** The stream as it is shown: bystanders and events in groups, nothing twice. The order stays the server's. */
export function folded(stream: readonly StreamEntry[]): ShownEntry[] {
  const shown: ShownEntry[] = [];
  for (const entry of stream.filter(isShown)) {
    const last = shown.at(-1);
    if (isBystander(entry)) {
      const posts = last?.kind === 'bystanders' ? [...last.posts, entry] : [entry];
      put(shown, { kind: 'bystanders', id: firstId(posts), posts, people: peopleOf(posts) });
    } else if (entry.kind === 'event') {
      const events = last?.kind === 'happenings' ? [...last.events, entry] : [entry];
      put(shown, { kind: 'happenings', id: firstId(events), events });
    } else shown.push(entry);
  }
  return shown;
}

function put(shown: ShownEntry[], group: Bystanders | Happenings): void {
  if (shown.at(-1)?.kind === group.kind) shown.pop();
  shown.push(group);
}

const isBystander = (entry: StreamEntry): entry is SaidPost =>
  entry.kind === 'post' && entry.by === 'bystander';

function isShown(entry: StreamEntry): boolean {
  if (entry.kind === 'outgoing') return entry.state !== 'taken back' && entry.state !== 'delivered';
  return entry.kind !== 'event' || entry.what !== SAID;
}

/** Groups keep their key while they grow at the end. */
const firstId = (entries: readonly { id: string }[]) => `group ${entries[0]?.id ?? ''}`;

function peopleOf(posts: readonly SaidPost[]): number | null {
  const names = posts.map(({ author }) => author?.handle ?? author?.name ?? null);
  return names.includes(null) ? null : new Set(names).size;
}
