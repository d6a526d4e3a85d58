import { recall, remember } from '../ui/remembered.js';

/** A complaint that was made in this browser, or opened in it by its own link. */
export interface OwnComplaint {
  readonly id: string;
  readonly secret: string;
  /** Its first words, to know it by. */
  readonly words: string;
  readonly at: string;
}

const MOST = 50;
const WORDS_LENGTH = 90;

const keyOf = (accountId: string) => `board.${accountId}`;

/** The newest first. */
export function ownComplaints(accountId: string): OwnComplaint[] {
  try {
    const kept: unknown = JSON.parse(recall(keyOf(accountId)) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isOwnComplaint) : [];
  } catch {
    // Somebody else wrote there, or only half: nothing is remembered then.
    return [];
  }
}

export function rememberComplaint(accountId: string, { id, secret, words, at }: OwnComplaint): void {
  const others = ownComplaints(accountId).filter((one) => one.id !== id);
  const flat = words.replace(/\s+/g, ' ').trim();
  const short = flat.length > WORDS_LENGTH ? `${flat.slice(0, WORDS_LENGTH).toWellFormed()}…` : flat;
  const all = [{ id, secret, words: short, at }, ...others].toSorted((a, b) => b.at.localeCompare(a.at));
  remember(keyOf(accountId), JSON.stringify(all.slice(0, MOST)));
}

function isOwnComplaint(one: unknown): one is OwnComplaint {
  const fields = (one ?? {}) as Record<string, unknown>;
  return ['id', 'secret', 'words', 'at'].every((name) => typeof fields[name] === 'string');
}
