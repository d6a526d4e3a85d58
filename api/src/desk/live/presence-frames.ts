import type { PinoLogger } from 'nestjs-pino';
import type { DataSource } from 'typeorm';
import type { PresenceFrame } from '@evenhand/shared/wire/presence';
import { whoLooks } from './looking.js';

/** A page that is told who looks. */
export interface LookingSocket {
  readonly id: string;
  tell(frame: PresenceFrame): void;
}

interface Page {
  readonly brandId: string;
  readonly socket: LookingSocket;
  /** What it was told last, as text; null where it is to be told in any event. */
  told: string | null;
}

/** Changes go out together, at most this often. */
const FRAME_MS = 50;

/** Tells the pages of a brand who looks at what there, when it has changed. */
export class PresenceFrames {
  private readonly pages = new Map<string, Page>();
  private readonly changed = new Set<string>();
  private isTelling = false;
  private isStopped = false;

  constructor(
    private readonly desk: DataSource,
    private readonly log: PinoLogger,
  ) {}

  /** From here on the page is told of this brand, beginning with who looks now. */
  follow(socket: LookingSocket, brandId: string): void {
    this.pages.set(socket.id, { brandId, socket, told: null });
    this.wake(brandId);
  }

  leave(socketId: string): void {
    this.pages.delete(socketId);
  }

  stop(): void {
    this.isStopped = true;
  }

  wake(brandId: string): void {
    this.changed.add(brandId);
    if (!this.isTelling) void this.tellChanged();
  }

  wakeAll(): void {
    for (const { brandId } of this.pages.values()) this.wake(brandId);
  }

  private async tellChanged(): Promise<void> {
    this.isTelling = true;
    while (this.changed.size > 0 && !this.isStopped) {
      await new Promise((resolve) => setTimeout(resolve, FRAME_MS));
      const brands = [...this.changed];
      this.changed.clear();
      for (const brandId of brands) await this.tell(brandId);
    }
    this.isTelling = false;
  }

  private async tell(brandId: string): Promise<void> {
    if (this.isStopped || this.pagesOf(brandId).length === 0) return;
    try {
      const looking = await whoLooks(this.desk, brandId);
      const text = JSON.stringify(looking);
      for (const page of this.pagesOf(brandId).filter(({ told }) => told !== text)) {
        page.told = text;
        page.socket.tell({ brandId, looking });
      }
    } catch (error) {
      this.log.error({ err: error, brandId }, 'who looks could not be read; trying again in seconds');
    }
  }

  private pagesOf(brandId: string): Page[] {
    return [...this.pages.values()].filter((page) => page.brandId === brandId);
  }
}
