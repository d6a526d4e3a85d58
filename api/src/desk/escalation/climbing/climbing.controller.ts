import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ClimbingPage } from '@evenhand/shared/wire/climbing';
import { May } from '../../../people/may.js';
import { PageQuery } from '../../../platform/http/page-query.js';
import { Climbs } from './climbs.js';

@ApiTags('ladders')
@May('agent', 'manager')
@Controller('api/brands/:brandId/climbing')
export class ClimbingController {
  constructor(private readonly climbs: Climbs) {}

  @Get()
  page(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Query() { after, limit }: PageQuery,
  ): Promise<ClimbingPage> {
    return this.climbs.page(brandId, { limit, ...(after !== undefined && { after }) });
  }
}
