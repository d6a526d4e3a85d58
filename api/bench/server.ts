import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../src/main.js', import.meta.url));

/** Evenhand as `npm start` runs it: a process of its own, on the embedded database of a folder. */
export class Server {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(home: string): Promise<Server> {
    const child = spawn(process.execPath, [MAIN], {
      env: { ...process.env, EVENHAND_DATA: home, PORT: '0', DATABASE_URL: '' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface({ input: child.stdout });
    for await (const line of lines) {
      const url = /^Evenhand is at (\S+)/.exec(line)?.[1];
      if (!url) continue;
      child.stdout.resume();
      return new Server(child, url.replace('[::1]', '127.0.0.1'));
    }
    throw new Error('The server ended before it said where it is.');
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  /** As a machine that loses its power. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }
}
