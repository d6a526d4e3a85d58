import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import type { IncomingPost } from '@evenhand/shared/wire/post';
import { BoardAccounts } from '../door/board/board-accounts.js';
import { BoardDoor } from '../door/board/board-door.js';
import { Door } from '../door/door.js';
import type { DemoBrand } from './demo-brand.js';
import type { Line, Thread } from './script.js';

/** A line of a thread, at its own instant. */
export interface Spoken {
  readonly thread: Thread;
  /** The complaint's id on its channel. */
  readonly threadId: string;
  /** Null for the complaint itself. */
  readonly line: Line | null;
  readonly at: Date;
}

const MINUTE_MS = 60_000;

/** What is said in a thread, first to last. @param now from where its minutes count back */
export function spokenIn(thread: Thread, now: Date): Spoken[] {
  const threadId = newId();
  let at = now.getTime() - thread.minutesAgo * MINUTE_MS;
  const first = { thread, threadId, line: null, at: new Date(at) };
  const rest = thread.lines.map((line) => {
    at = Math.min(at + line.minutesLater * MINUTE_MS, now.getTime());
    return { thread, threadId, line, at: new Date(at) };
  });
  return [first, ...rest];
}

/** Puts what is said through the door: on the board as a visitor does, elsewhere as a channel does. */
@Injectable()
export class DemoPosts {
  constructor(
    @InjectDataSource('door') private readonly database: DataSource,
    private readonly door: Door,
    private readonly boardDoor: BoardDoor,
    private readonly boards: BoardAccounts,
  ) {}

  /** What came in on channels comes in together, so that an answer in time is known before its clock is judged. */
  async sayAll(brand: DemoBrand, spoken: readonly Spoken[], tell: (share: number) => void): Promise<void> {
    const elsewhere = spoken.filter(({ thread }) => thread.channel !== 'board');
    await this.door.take(
      deliveryOf(brand),
      elsewhere.map((one) => ({ post: postOf(brand, one) })),
    );
    const onBoard = spoken.filter(({ thread }) => thread.channel === 'board');
    for (const [index, one] of onBoard.entries()) {
      await this.sayOnBoard(brand, one);
      tell((index + 1) / onBoard.length);
    }
  }

  async say(brand: DemoBrand, spoken: Spoken): Promise<void> {
    if (spoken.thread.channel === 'board') await this.sayOnBoard(brand, spoken);
    else await this.door.take(deliveryOf(brand), [{ post: postOf(brand, spoken) }]);
  }

  private async sayOnBoard(brand: DemoBrand, { thread, threadId, line, at }: Spoken): Promise<void> {
    const account = await this.boards.withId(brand.accounts.get('board')?.id ?? '');
    const own = { account, source: await this.boards.sourceOf(brand.id), threadId };
    const said = { name: thread.name, text: line?.text ?? thread.text, at };
    await this.database.transaction((tx) =>
      this.boardDoor.store(
        tx,
        own,
        line ? { ...said, id: newId(), kind: 'more' } : { ...said, id: threadId, kind: 'complaint' },
      ),
    );
    this.boardDoor.wake(brand.id);
  }
}

const deliveryOf = (brand: DemoBrand) => ({
  source: { brandId: brand.id, id: brand.sourceId },
  runId: null,
  isHistory: false,
});

function postOf(brand: DemoBrand, { thread, threadId, line, at }: Spoken): IncomingPost {
  const account = brand.accounts.get(thread.channel);
  if (!account) throw new Error(`The demo has no account on ${thread.channel}.`);
  return {
    channel: thread.channel,
    account: account.handle,
    externalId: line ? newId() : threadId,
    ...(line && { inReplyTo: threadId }),
    postedAt: at.toISOString(),
    text: line?.text ?? thread.text,
    ...(line?.by === 'us'
      ? { author: { externalId: account.externalId, handle: account.handle } }
      : by(line?.by === 'bystander' ? line.name : thread.name, threadId)),
  };
}

const by = (name: string, threadId: string) => ({ author: authorOf(name, threadId), reach: reachOf(name) });

const authorOf = (name: string, threadId: string) => {
  const plain = name
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
  return { externalId: `${plain}-${threadId.slice(-8)}`, handle: `@${plain}`, displayName: name };
};

/** Some are heard by few and some by many, always the same ones: it goes to the vault alone. */
function reachOf(name: string): { followers: number; following: number; verified: boolean } {
  const [a = 0, b = 0] = createHash('sha256').update(name).digest();
  return { followers: Math.round(10 ** (1 + a / 55)), following: 20 + 3 * b, verified: a > 240 };
}
