import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Put, Query } from '@nestjs/common';
import { ApiPropertyOptional, ApiTags, OmitType } from '@nestjs/swagger';
import { IsOptional, IsUUID } from 'class-validator';
import type { NoticePage, NoticesSeen } from '@evenhand/shared/wire/notices';
import { May, TheViewer } from '../../../people/may.js';
import type { Viewer } from '../../../people/sessions.js';
import { IsInstant } from '../../../platform/http/instant.js';
import { PageQuery } from '../../../platform/http/page-query.js';
import { Notices } from './notices.js';

class NoticesQuery extends OmitType(PageQuery, ['after']) {
  @ApiPropertyOptional({ description: 'What the page before gave as its next' })
  @IsOptional()
  @IsUUID()
  after?: string;
}

class SeenBody implements NoticesSeen {
  @IsInstant()
  upTo: string;
}

@ApiTags('notices')
@Controller('api/brands/:brandId/notices')
export class NoticesController {
  constructor(private readonly notices: Notices) {}

  @Get()
  @May('agent', 'manager')
  page(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Query() { after, limit }: NoticesQuery,
    @TheViewer() viewer: Viewer,
  ): Promise<NoticePage> {
    return this.notices.page({ brandId, personId: viewer.id }, after ?? null, limit);
  }

  @Put('seen')
  @HttpCode(204)
  @May('agent', 'manager')
  async see(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Body() { upTo }: SeenBody,
    @TheViewer() viewer: Viewer,
  ): Promise<void> {
    await this.notices.see(brandId, viewer.id, upTo);
  }
}
