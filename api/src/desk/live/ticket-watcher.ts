import type { DataSource } from 'typeorm';
import type { TicketFrame, WatchTicket } from '@evenhand/shared/wire/presence';
import { clock } from '../../clock.js';
import { parseCursor } from '../../ledger/feed.js';
import { NotFound } from '../../platform/refusal.js';
import type { Change } from './brand-feed.js';
import type { Watcher } from './watcher.js';

/** Also what the feed holds back for now: it is told twice then, and never missed. */
const SINCE = `
  select exists (select from ledger.event
                  where brand_id = $1 and chain = $2
                    and (epoch, xid, id) > ($3::int, $4::text::xid8, $5::bigint)) as "isChanged"
    from desk.ticket where brand_id = $1 and id = $2`;

/** One open ticket. However much it has missed, one frame has its page read again. */
export class TicketWatcher implements Watcher {
  private isKeeping = true;
  private changedAt: Date | null = null;

  constructor(
    private readonly asked: WatchTicket & { readonly ticketId: string },
    private readonly tell: (frame: TicketFrame) => void,
  ) {}

  get brandId(): string {
    return this.asked.brandId;
  }

  hear({ rows, now }: Change): void {
    if (!rows.some((row) => row.id === this.asked.ticketId)) return;
    if (this.isKeeping) this.changedAt = now;
    else this.say(now);
  }

  /** @throws NotFound where the brand has no such ticket. */
  async catchUp(desk: DataSource): Promise<boolean> {
    const { brandId, ticketId, cursor } = this.asked;
    const place = parseCursor(cursor);
    if (!place) throw new RangeError(`"${cursor}" is no cursor of the feed.`);
    const [ticket] = await desk.query<{ isChanged: boolean }[]>(SINCE, [brandId, ticketId, ...place]);
    if (!ticket) throw new NotFound('ticket');
    if (ticket.isChanged) this.changedAt ??= await clock.now(desk);
    return true;
  }

  begin(): void {
    this.isKeeping = false;
    if (this.changedAt) this.say(this.changedAt);
  }

  private say(now: Date): void {
    this.tell({ brandId: this.brandId, ticketId: this.asked.ticketId, now: now.toISOString() });
  }
}
