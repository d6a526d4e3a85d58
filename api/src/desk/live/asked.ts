import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, IsUUID, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { CURSOR } from '@evenhand/shared/feed/cursor';
import { QUEUE_VIEWS, type QueueView, type WatchQueue } from '@evenhand/shared/wire/queue';
import type { WatchNotices } from '@evenhand/shared/wire/notices';
import type { Look, WatchTicket } from '@evenhand/shared/wire/presence';
import { FilterFields } from '../queue/queue-filter.js';

const isGiven = (_: unknown, value: unknown) => value !== null;

export class WatchQueueBody implements WatchQueue {
  @IsUUID()
  brandId: string;

  @IsIn(QUEUE_VIEWS)
  view: QueueView;

  @IsOptional()
  @ValidateNested()
  @Type(() => FilterFields)
  filter?: FilterFields;

  @Matches(CURSOR)
  cursor: string;
}

export class WatchTicketBody implements WatchTicket {
  @IsUUID()
  brandId: string;

  @ValidateIf(isGiven)
  @IsUUID()
  ticketId: string | null;

  @Matches(CURSOR)
  cursor: string;
}

export class WatchNoticesBody implements WatchNotices {
  @IsUUID()
  brandId: string;
}

export class LookBody implements Look {
  @IsUUID()
  brandId: string;

  @ValidateIf(isGiven)
  @IsUUID()
  ticketId: string | null;

  @IsBoolean()
  isTyping: boolean;
}
