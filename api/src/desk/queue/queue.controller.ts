import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags, IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import {
  QUEUE_VIEWS,
  type QueueCounts,
  type QueueFilters,
  type QueuePage,
  type QueueView,
} from '@evenhand/shared/wire/queue';
import { May, TheViewer } from '../../people/may.js';
import type { Viewer } from '../../people/sessions.js';
import { PageQuery } from '../../platform/http/page-query.js';
import { Choices } from './choices.js';
import { Counts } from './counts.js';
import { Queue } from './queue.js';
import { FilterFields } from './queue-filter.js';

class QueueQuery extends IntersectionType(FilterFields, PageQuery) {
  @ApiPropertyOptional({ enum: QUEUE_VIEWS })
  @IsOptional()
  @IsIn(QUEUE_VIEWS)
  view: QueueView = 'all';
}

@ApiTags('queue')
@Controller('api/brands/:brandId/queue')
export class QueueController {
  constructor(
    private readonly queue: Queue,
    private readonly counts: Counts,
    private readonly choices: Choices,
  ) {}

  @Get()
  @May('agent', 'manager')
  page(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Query() { view, after, limit, ...filter }: QueueQuery,
    @TheViewer() viewer: Viewer,
  ): Promise<QueuePage> {
    return this.queue.page(brandId, {
      view,
      limit,
      filter,
      personId: viewer.id,
      ...(after !== undefined && { after }),
    });
  }

  @Get('counts')
  @May('agent', 'manager')
  countsOf(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Query() filter: FilterFields,
    @TheViewer() viewer: Viewer,
  ): Promise<QueueCounts> {
    return this.counts.of(brandId, viewer.id, filter);
  }

  @Get('filters')
  @May('agent', 'manager')
  filters(@Param('brandId', ParseUUIDPipe) brandId: string): Promise<QueueFilters> {
    return this.choices.of(brandId);
  }
}
