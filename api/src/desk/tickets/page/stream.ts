import type { Happened, StreamEntry } from '@evenhand/shared/wire/ticket';
import type { Named } from '../../intake/names.js';
import { blindfold } from './blindfold.js';
import type { Happenings } from './happened.js';
import type { Said } from './said.js';

/** All texts of a ticket's page that somebody's name may stand in. */
export interface Spoken extends Happenings {
  readonly excerpt: string;
  /** The third party that it waits for. */
  readonly waitingOn: string | null;
  readonly said: Said;
}

/** Oldest first; of the same instant, what was said stands before what came of it. */
export function streamOf({ posts, notes, outgoing }: Said, events: readonly Happened[]): StreamEntry[] {
  const all: StreamEntry[] = [...posts, ...notes, ...outgoing, ...events];
  return all.toSorted((a, b) => Number(a.at > b.at) - Number(a.at < b.at));
}

/** The same without anything that says who wrote: what agents wrote while they knew is read as well. */
export function blinded(spoken: Spoken, authors: readonly Named[]): Spoken {
  const { excerpt, waitingOn, said, events, names } = spoken;
  const { posts, notes, outgoing } = said;
  const texts = [...posts, ...notes, ...outgoing].map(({ text }) => text);
  const words = events.flatMap((event) => event.words ?? []);
  const urls = posts.flatMap(({ url }) => url || []);
  const hide = blindfold(authors, [excerpt, waitingOn ?? '', ...texts, ...words], urls);
  return {
    names,
    excerpt: hide(excerpt),
    waitingOn: waitingOn && hide(waitingOn),
    events: events.map((event) => ({ ...event, words: event.words === null ? null : hide(event.words) })),
    said: {
      posts: posts.map((post) => ({
        ...post,
        text: hide(post.text),
        author: null,
        url: null,
        attachments: [],
      })),
      notes: notes.map((note) => ({ ...note, text: hide(note.text) })),
      outgoing: outgoing.map((reply) => ({ ...reply, text: hide(reply.text) })),
    },
  };
}
