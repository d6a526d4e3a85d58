import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength, NotContains } from 'class-validator';
import { CHANNELS, type Channel } from '@evenhand/shared/wire/channel';
import type { QueueFilter, QueueRow } from '@evenhand/shared/wire/queue';
import { LIMITS } from '../../platform/limits.js';

/** A filter as it comes in, in a query, a body or over the socket. */
export class FilterFields implements QueueFilter {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  account?: string;

  @ApiPropertyOptional({ enum: CHANNELS })
  @IsOptional()
  @IsIn(CHANNELS)
  channel?: Channel;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @NotContains('\0')
  @MaxLength(LIMITS.nameLength)
  language?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @NotContains('\0')
  @MaxLength(LIMITS.nameLength)
  topic?: string;
}

/** What each field narrows: in SQL for a page, in code for one row that moved. A test holds the two together. */
const FIELDS = [
  { name: 'account', column: 'account_id', type: 'uuid', of: (row: QueueRow) => row.accountId },
  { name: 'channel', column: 'channel', type: 'text', of: (row: QueueRow) => row.channel },
  { name: 'language', column: 'language', type: 'text', of: (row: QueueRow) => row.language },
  { name: 'topic', column: 'topic', type: 'text', of: (row: QueueRow) => row.topic },
] as const;

/** The condition on `t`, whose values stand from the parameter with this number on. */
export const filterSql = (first: number) =>
  FIELDS.map(
    ({ column, type }, at) => `($${first + at}::${type} is null or t.${column} = $${first + at})`,
  ).join(' and ');

/** As many values as the condition has parameters. */
export const filterValues = (filter: QueueFilter) => FIELDS.map(({ name }) => filter[name] ?? null);

export const fitsFilter = (filter: QueueFilter, row: QueueRow) =>
  FIELDS.every(({ name, of }) => (filter[name] ?? of(row)) === of(row));
