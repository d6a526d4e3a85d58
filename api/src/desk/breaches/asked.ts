import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import {
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
  NotContains,
} from 'class-validator';
import { MARKS, type BreachQuery, type FigureQuery, type Mark } from '@evenhand/shared/wire/breaches';
import type { ClockKind } from '@evenhand/shared/wire/clock';
import { MayBeInstant } from '../../platform/http/instant.js';
import { PageQuery } from '../../platform/http/page-query.js';
import { LIMITS } from '../../platform/limits.js';
import { IsNotBefore, Rises } from './in-order.js';
import { CELL_TEXT, HOURS_TEXT, SPAN_TEXT, WAIT_TEXT } from './spans-of-text.js';

const CLOCKS = ['first_response', 'next_response', 'resolution'];
const HISTORIES = ['live', 'imported', 'all'];
const ZONE = /^[A-Za-z][\w+-]*(\/[\w+-]+){0,2}$/;

export class FigureBody implements FigureQuery {
  @MayBeInstant()
  from?: string;

  @MayBeInstant()
  @IsNotBefore('from')
  to?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  account?: string;

  @ApiPropertyOptional({ enum: CLOCKS })
  @IsOptional()
  @IsIn(CLOCKS)
  clock?: ClockKind;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(LIMITS.nameLength)
  @NotContains('\0')
  topic?: string;

  @ApiPropertyOptional({ description: 'BCP 47' })
  @IsOptional()
  @Matches(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
  language?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(LIMITS.nameLength)
  @NotContains('\0')
  agency?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  person?: string;

  @ApiPropertyOptional({ description: 'Hours in which the clock started, as 22-6' })
  @IsOptional()
  @Matches(HOURS_TEXT)
  hours?: string;

  @ApiPropertyOptional({ description: 'IANA time zone' })
  @IsOptional()
  @MaxLength(60)
  @Matches(ZONE)
  zone?: string;

  @ApiPropertyOptional({ enum: HISTORIES })
  @IsOptional()
  @IsIn(HISTORIES)
  history?: 'live' | 'imported' | 'all';
}

export class AskedBody extends FigureBody implements BreachQuery {
  @ApiPropertyOptional({ enum: ['breached', 'all'] })
  @IsOptional()
  @IsIn(['breached', 'all'])
  which?: 'breached' | 'all';

  @ApiPropertyOptional({ description: 'Weekday, of which 1 is Monday, and hour of the start, as 1-09' })
  @IsOptional()
  @Matches(CELL_TEXT)
  cell?: string;

  @ApiPropertyOptional({ description: 'Minutes from start to stop, as 15-30 or 1440-' })
  @IsOptional()
  @Matches(SPAN_TEXT)
  @Rises()
  took?: string;

  @ApiPropertyOptional({ description: 'Percent of the target that were used, as 75-100 or 300-' })
  @IsOptional()
  @Matches(SPAN_TEXT)
  @Rises()
  used?: string;

  @ApiPropertyOptional({ enum: MARKS })
  @IsOptional()
  @IsIn(MARKS)
  mark?: Mark;

  @ApiPropertyOptional({ description: 'Milliseconds that a customer who was lost had waited by then' })
  @IsOptional()
  @Matches(WAIT_TEXT)
  waited?: string;
}

export class AskedPage extends IntersectionType(AskedBody, PageQuery) {}

export class WallBody {
  @MayBeInstant()
  from?: string;
}
