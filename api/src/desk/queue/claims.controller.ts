import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength, NotContains } from 'class-validator';
import {
  RELEASE_REASONS,
  type NextTicket,
  type Release,
  type ReleaseReason,
} from '@evenhand/shared/wire/ticket';
import { May, TheViewer } from '../../people/may.js';
import { roleIn, type Viewer } from '../../people/sessions.js';
import { LIMITS } from '../../platform/limits.js';
import { Claims } from './claims.js';
import { FilterFields } from './queue-filter.js';
import { Releases } from './releases.js';

class ReleaseBody implements Release {
  @ApiProperty({ enum: RELEASE_REASONS })
  @IsIn(RELEASE_REASONS)
  reason: ReleaseReason;

  @ApiPropertyOptional({ maxLength: LIMITS.wordsLength })
  @IsOptional()
  @IsString()
  @NotContains('\0')
  @MaxLength(LIMITS.wordsLength)
  words?: string;
}

@ApiTags('queue')
@Controller('api/brands/:brandId')
export class ClaimsController {
  constructor(
    private readonly claims: Claims,
    private readonly releases: Releases,
  ) {}

  @Post('queue/next')
  @HttpCode(200)
  @May('agent', 'manager')
  async next(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Body() filter: FilterFields,
    @TheViewer() viewer: Viewer,
  ): Promise<NextTicket> {
    return { ticketId: await this.claims.takeNext(brandId, viewer.id, filter) };
  }

  @Post('tickets/:ticketId/claim')
  @HttpCode(204)
  @May('agent', 'manager')
  claim(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
    @TheViewer() viewer: Viewer,
  ): Promise<void> {
    return this.claims.claim(brandId, ticketId, viewer.id);
  }

  @Post('tickets/:ticketId/releases')
  @HttpCode(204)
  @May('agent', 'manager')
  release(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
    @Body() why: ReleaseBody,
    @TheViewer() viewer: Viewer,
  ): Promise<void> {
    const by = { personId: viewer.id, isManager: roleIn(viewer, brandId) === 'manager' };
    return this.releases.release(brandId, ticketId, by, why);
  }
}
