import { Controller, Get, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID } from 'class-validator';
import type { BreachPage, BreachQuery } from '@evenhand/shared/wire/breaches';
import type { ClockKind } from '@evenhand/shared/wire/clock';
import { May } from '../../people/may.js';
import { MayBeInstant } from '../../platform/http/instant.js';
import { PageQuery } from '../../platform/http/page-query.js';
import { Breaches } from './breaches.js';
import { asCsv, asJson } from './export.js';

const CLOCKS = ['first_response', 'next_response', 'resolution'];

class AskedBody implements BreachQuery {
  @MayBeInstant()
  from?: string;

  @MayBeInstant()
  to?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  account?: string;

  @ApiPropertyOptional({ enum: CLOCKS })
  @IsOptional()
  @IsIn(CLOCKS)
  clock?: ClockKind;

  @ApiPropertyOptional({ enum: ['breached', 'all'] })
  @IsOptional()
  @IsIn(['breached', 'all'])
  which?: 'breached' | 'all';

  @ApiPropertyOptional({ enum: ['live', 'imported', 'all'] })
  @IsOptional()
  @IsIn(['live', 'imported', 'all'])
  history?: 'live' | 'imported' | 'all';
}

class AskedPage extends IntersectionType(AskedBody, PageQuery) {}

/** For managers: which promises were broken. */
@ApiTags('breaches')
@May('manager')
@Controller('api/brands/:brandId')
export class BreachesController {
  constructor(private readonly breaches: Breaches) {}

  @Get('breaches')
  page(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Query() { after, limit, ...asked }: AskedPage,
  ): Promise<BreachPage> {
    return this.breaches.page(brandId, asked, { limit, ...(after !== undefined && { after }) });
  }

  @Get('breaches.csv')
  csv(@Param('brandId', ParseUUIDPipe) brandId: string, @Query() asked: AskedBody): StreamableFile {
    return new StreamableFile(asCsv(this.breaches.all(brandId, asked)), download('csv', 'text/csv'));
  }

  @Get('breaches.json')
  json(@Param('brandId', ParseUUIDPipe) brandId: string, @Query() asked: AskedBody): StreamableFile {
    return new StreamableFile(
      asJson(this.breaches.all(brandId, asked)),
      download('json', 'application/json'),
    );
  }
}

const download = (ending: string, type: string) => ({
  type: `${type}; charset=utf-8`,
  disposition: `attachment; filename="breaches.${ending}"`,
});
