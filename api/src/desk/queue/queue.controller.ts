import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { QUEUE_VIEWS, type QueueCounts, type QueuePage, type QueueView } from '@evenhand/shared/wire/queue';
import { May, TheViewer } from '../../people/may.js';
import type { Viewer } from '../../people/sessions.js';
import { LIMITS } from '../../platform/limits.js';
import { Counts } from './counts.js';
import { Queue } from './queue.js';

class QueueQuery {
  @ApiPropertyOptional({ enum: QUEUE_VIEWS })
  @IsOptional()
  @IsIn(QUEUE_VIEWS)
  view: QueueView = 'all';

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  after?: string;

  @ApiPropertyOptional({ maximum: LIMITS.queuePage })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LIMITS.queuePage)
  limit = 100;
}

@ApiTags('queue')
@Controller('api/brands/:brandId/queue')
export class QueueController {
  constructor(
    private readonly queue: Queue,
    private readonly counts: Counts,
  ) {}

  @Get()
  @May('agent', 'manager')
  page(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Query() { view, after, limit }: QueueQuery,
    @TheViewer() viewer: Viewer,
  ): Promise<QueuePage> {
    return this.queue.page(brandId, {
      view,
      limit,
      personId: viewer.id,
      ...(after !== undefined && { after }),
    });
  }

  @Get('counts')
  @May('agent', 'manager')
  countsOf(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @TheViewer() viewer: Viewer,
  ): Promise<QueueCounts> {
    return this.counts.of(brandId, viewer.id);
  }
}
