import type { Channel } from '@evenhand/shared/wire/channel';
import type { LossOutcome } from '@evenhand/shared/wire/losses';
import type { SetAsideReason, ThenState } from '@evenhand/shared/wire/ticket';

/** What is said after a complaint: by the customer, by us on the channel, or by somebody who joins. */
export interface Line {
  readonly by: 'customer' | 'us' | 'bystander';
  readonly name: string;
  /** After the line before it. */
  readonly minutesLater: number;
  readonly text: string;
}

/** What people at the desk do with it afterwards. */
export type Act =
  | { readonly does: 'claim'; readonly who: string }
  | { readonly does: 'note'; readonly who: string; readonly text: string }
  | { readonly does: 'answer'; readonly who: string; readonly text: string; readonly then: ThenState }
  | { readonly does: 'resolve' }
  /** Null: the customer. */
  | { readonly does: 'wait'; readonly on: string | null }
  | { readonly does: 'take note'; readonly who: string; readonly minutes: number }
  | { readonly does: 'lose'; readonly who: string; readonly outcome: LossOutcome }
  /** What is said in the thread after that, now. */
  | { readonly does: 'hear'; readonly line: Line }
  | { readonly does: 'set aside'; readonly reason: SetAsideReason; readonly words: string | null };

/** A complaint and what comes after it. */
export interface Thread {
  readonly channel: Channel;
  readonly minutesAgo: number;
  readonly name: string;
  readonly text: string;
  readonly lines: readonly Line[];
  readonly acts: readonly Act[];
}

const COMPLAINT = /^(\w+) (\d+) ([^:]+): (.+)$/;
const LINE = /^\+(\d+) ([^:]+): (.+)$/;
const ACTS: readonly [RegExp, (...parts: string[]) => Act][] = [
  [/^= claimed (\S+)$/, (who) => ({ does: 'claim', who })],
  [/^= note (\S+): (.+)$/, (who, text) => ({ does: 'note', who, text })],
  [
    /^= answer (\S+): (.+) > (open|waiting|resolved)$/,
    (who, text, then) => ({ does: 'answer', who, text, then: then as ThenState }),
  ],
  [/^= resolved$/, () => ({ does: 'resolve' })],
  [/^= waiting(?: for (.+))?$/, (on = '') => ({ does: 'wait', on: on || null })],
  [/^= noted (\S+) (\d+)$/, (who, minutes) => ({ does: 'take note', who, minutes: Number(minutes) })],
  [
    /^= lost (\S+) (phoned|gave up|left)$/,
    (who, outcome) => ({ does: 'lose', who, outcome: outcome as LossOutcome }),
  ],
  [
    /^= set aside (praise|other)(?:: (.+))?$/,
    (reason, words = '') => ({ does: 'set aside', reason: reason as SetAsideReason, words: words || null }),
  ],
];

/**
 * Reads threads as they are written down: `channel minutes name: text`, then lines that begin with + (minutes after the
 * line before; `us`, `customer`, or the name of somebody who joins) and acts that begin with =, each on a line of its own.
 * A line with + that stands behind an act is said after it.
 * @throws Error that names a line it cannot read.
 */
export function readThreads(script: string): Thread[] {
  return script
    .trim()
    .split(/\n\s*\n/)
    .map((block) => readThread(block.split('\n')));
}

function readThread([first = '', ...rest]: readonly string[]): Thread {
  const firstAct = rest.findIndex((line) => !line.startsWith('+'));
  const before = firstAct < 0 ? rest.length : firstAct;
  const [, channel, minutes, name, text] = COMPLAINT.exec(first) ?? unread(first);
  return {
    channel: channel as Channel,
    minutesAgo: Number(minutes),
    name: name ?? '',
    text: text ?? '',
    lines: rest.slice(0, before).map(readLine),
    acts: rest
      .slice(before)
      .map((line) => (line.startsWith('+') ? { does: 'hear', line: readLine(line) } : readAct(line))),
  };
}

function readLine(line: string): Line {
  const [, minutes, who, text = ''] = LINE.exec(line) ?? unread(line);
  const by = who === 'us' || who === 'customer' ? who : 'bystander';
  return { by, name: who ?? '', minutesLater: Number(minutes), text };
}

function readAct(line: string): Act {
  for (const [pattern, act] of ACTS) {
    const parts = pattern.exec(line);
    if (parts) return act(...parts.slice(1));
  }
  return unread(line);
}

function unread(line: string): never {
  throw new Error(`"${line}" is no line of a demo script.`);
}
