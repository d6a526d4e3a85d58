import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a sender puts through the door. */
export interface Sending {
  readonly url: string;
  readonly source: { readonly id: string; readonly secret: string };
  readonly account: string;
  readonly run: string;
  readonly posts: number;
  readonly batch: number;
  readonly inFlight: number;
}

export interface Sent {
  /** Milliseconds since 1970, before the first request. */
  readonly startedAt: number;
  readonly latenciesMs: readonly number[];
}

const PROGRAM = fileURLToPath(new URL('./sender-process.js', import.meta.url));

/** Sends from a process of its own, as a connector would. */
export async function send(sending: Sending): Promise<Sent> {
  const child = fork(PROGRAM, { stdio: 'inherit' });
  child.send(sending);
  const [sent] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('The sender failed.'))),
  ])) as [Sent];
  return sent;
}
