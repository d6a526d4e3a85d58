import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import type { Merge, MergeChoices, Split, SplitTicket } from '@evenhand/shared/wire/ticket';
import { May, TheViewer } from '../../../people/may.js';
import { roleIn, type Viewer } from '../../../people/sessions.js';
import { Merges } from './merges.js';
import { Splits } from './splits.js';

class MergeBody implements Merge {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  into: string;
}

class SplitBody implements Split {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  postId: string;
}

@ApiTags('tickets')
@Controller('api/brands/:brandId/tickets/:ticketId')
export class MergingController {
  constructor(
    private readonly merges: Merges,
    private readonly splits: Splits,
  ) {}

  @Get('merges')
  @May('agent', 'manager')
  choices(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
  ): Promise<MergeChoices> {
    return this.merges.choices(brandId, ticketId);
  }

  @Post('merges')
  @HttpCode(204)
  @May('agent', 'manager')
  merge(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
    @Body() { into }: MergeBody,
    @TheViewer() viewer: Viewer,
  ): Promise<void> {
    return this.merges.merge(brandId, ticketId, into, { personId: viewer.id, role: roleIn(viewer, brandId) });
  }

  @Post('splits')
  @May('agent', 'manager')
  async split(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
    @Body() { postId }: SplitBody,
    @TheViewer() viewer: Viewer,
  ): Promise<SplitTicket> {
    const by = { personId: viewer.id, role: roleIn(viewer, brandId) };
    return { ticketId: await this.splits.split(brandId, ticketId, postId, by) };
  }
}
