import type { IncomingPost } from '@evenhand/shared/wire/post';
import { aPost, OURSELVES, somebody } from '../posts.js';
import { sendSigned } from '../signed.js';
import { pause } from './chance.js';
import type { Stage } from './stage.js';

const BATCH = 8;
const PACE_MS = 80;
const RETRY_MS = 20;

/** Sends until it is told to stop, each batch again and again until the door has said that it is stored. */
export class Sender {
  readonly sent = new Set<string>();
  /** How often a batch had to be sent again. */
  retries = 0;
  private readonly complaints: IncomingPost[] = [];
  private isStopping = false;

  /** @param addresses of the servers that answer at the moment. */
  constructor(
    private readonly stage: Stage,
    private readonly addresses: ReadonlySet<string>,
    private readonly random: () => number,
  ) {}

  async run(): Promise<void> {
    while (!this.isStopping) {
      await this.deliver(this.batch(await this.stage.now()));
      await pause(PACE_MS);
    }
  }

  stop(): void {
    this.isStopping = true;
  }

  private batch(now: Date): IncomingPost[] {
    return Array.from({ length: BATCH }, () => this.post(now.toISOString()));
  }

  /** Of eight posts about five complain, and one each answers, goes on or joins. */
  private post(postedAt: string): IncomingPost {
    const earlier = this.complaints[Math.floor(this.random() * this.complaints.length)];
    const kind = Math.floor(this.random() * 8);
    if (!earlier || kind > 2) {
      const complaint = aPost({ postedAt });
      this.complaints.push(complaint);
      return complaint;
    }
    const author = [OURSELVES, earlier.author, somebody()][kind] ?? somebody();
    return aPost({ postedAt, author, inReplyTo: earlier.externalId, text: 'And what about this?' });
  }

  private async deliver(posts: readonly IncomingPost[]): Promise<void> {
    while (!(await this.isStored(posts))) {
      this.retries += 1;
      await pause(RETRY_MS);
    }
    for (const post of posts) this.sent.add(post.externalId);
  }

  private async isStored(posts: readonly IncomingPost[]): Promise<boolean> {
    const [address] = this.addresses;
    if (!address) return false;
    try {
      const { status, body } = await sendSigned(address, this.stage.source, posts);
      return status === 202 && body.every((one) => one.result !== 'unreadable');
    } catch {
      // Killed in the middle: whether it was stored is not known, so it is sent again.
      return false;
    }
  }
}
