import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { WatchQueue } from '@evenhand/shared/wire/queue';

/** One client: what it sends along, and what it asks to watch; null where it only listens. */
export interface Listening {
  readonly cookie: string;
  readonly watch: WatchQueue | null;
}

/** By ticket and by client, when it was heard of, in milliseconds since 1970. */
export type Heard = Readonly<Record<string, readonly (readonly number[])[]>>;

/** What the process is told: at first whom to play, then until how many are heard it waits, and for how long. */
export type Order =
  | { readonly url: string; readonly clients: readonly Listening[] }
  | { readonly until: number; readonly patienceMs: number };

const PROGRAM = fileURLToPath(new URL('./live-clients-process.js', import.meta.url));

/** Browsers that watch, in a process of their own. */
export class Listeners {
  private constructor(private readonly child: ChildProcess) {}

  /** @returns once all of them watch. */
  static async watching(url: string, clients: readonly Listening[]): Promise<Listeners> {
    const listeners = new Listeners(fork(PROGRAM, { stdio: 'inherit' }));
    await listeners.ask({ url, clients });
    return listeners;
  }

  async end(until: number, patienceMs: number): Promise<Heard> {
    const heard = await this.ask({ until, patienceMs });
    this.child.disconnect();
    return heard as Heard;
  }

  private async ask(order: Order): Promise<unknown> {
    this.child.send(order);
    const [answer] = (await Promise.race([
      once(this.child, 'message'),
      once(this.child, 'exit').then(() => Promise.reject(new Error('The clients failed.'))),
    ])) as [unknown];
    return answer;
  }
}
