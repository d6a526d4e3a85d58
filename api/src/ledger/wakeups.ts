import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { Client } from 'pg';

/** What there is to look at. `rights`: what somebody may do has become less; open sockets are looked at again. */
export type Topic = 'inbox' | 'deadlines' | 'events' | 'rights' | 'replies' | 'presence';

export const WAKEUP_URL = Symbol('the address on which wake-ups are sent and heard');

const CHANNEL = 'evenhand';
const COALESCE_MS = 5;
const RECONNECT_MS = 1_000;

/** Told the brand; of `rights`, the person. */
type Listener = (id: string) => void;

/**
 * Hints that something was committed. A writer never notifies in its own transaction (the lock at commit is shared by
 * the whole database); each node sends one coalesced wake-up afterwards. A lost one costs a second, never an event:
 * every reader also looks by itself.
 */
@Injectable()
export class Wakeups implements OnApplicationBootstrap, OnApplicationShutdown {
  private client: Client | null = null;
  private isStopping = false;
  private readonly listeners = new Map<Topic, Set<Listener>>();
  private readonly waiting = new Set<string>();
  private sending: Promise<void> | null = null;
  private timer: NodeJS.Timeout | null = null;
  private reconnect: NodeJS.Timeout | null = null;

  constructor(
    @Inject(WAKEUP_URL) private readonly url: string,
    @InjectPinoLogger(Wakeups.name) private readonly log: PinoLogger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.connect();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    if (this.reconnect) clearTimeout(this.reconnect);
    if (this.timer) clearTimeout(this.timer);
    while (this.sending || this.waiting.size > 0) await this.send();
    await this.client?.end();
  }

  /** @returns a function that stops listening. */
  on(topic: Topic, listener: Listener): () => void {
    const listeners = this.listeners.get(topic) ?? new Set();
    this.listeners.set(topic, listeners.add(listener));
    return () => listeners.delete(listener);
  }

  /** Call it after commit. */
  nudge(topic: Topic, id: string): void {
    this.waiting.add(`${topic} ${id}`);
    this.sendSoon();
  }

  private sendSoon(): void {
    if (this.sending || this.isStopping || this.waiting.size === 0) return;
    this.timer ??= setTimeout(() => void this.send(), COALESCE_MS);
  }

  /** One at a time: a slow connection gathers hints instead of queries. */
  private send(): Promise<void> {
    this.timer = null;
    this.sending ??= this.sendHints().finally(() => {
      this.sending = null;
      this.sendSoon();
    });
    return this.sending;
  }

  private async sendHints(): Promise<void> {
    const hints = [...this.waiting].slice(0, 100);
    for (const hint of hints) this.waiting.delete(hint);
    try {
      await this.client?.query('select pg_notify($1, $2)', [CHANNEL, hints.join(',')]);
    } catch (error) {
      this.log.warn({ err: error }, 'a wake-up was lost; readers look by themselves within a second');
    }
  }

  private heard(hints: string): void {
    for (const hint of hints.split(',')) {
      const [topic = '', id = ''] = hint.split(' ');
      for (const listener of this.listeners.get(topic as Topic) ?? []) listener(id);
    }
  }

  private async connect(): Promise<void> {
    const client = new Client({ connectionString: this.url, application_name: 'evenhand wakeups' });
    client.on('notification', (message) => this.heard(message.payload ?? ''));
    client.on('error', (error) => this.lost(client, error));
    client.on('end', () => this.lost(client, null));
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.client = client;
    } catch (error) {
      this.lost(client, error);
    }
  }

  private lost(client: Client, error: unknown): void {
    if (this.isStopping || this.reconnect || (this.client && this.client !== client)) return;
    this.client = null;
    this.log.warn({ err: error }, 'no wake-ups for now; readers look by themselves once a second');
    this.reconnect = setTimeout(() => {
      this.reconnect = null;
      void this.connect();
    }, RECONNECT_MS);
  }
}
