import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { OUTCOMES, type Loss, type LossOutcome } from '@evenhand/shared/wire/losses';
import { May, TheViewer } from '../../../people/may.js';
import { roleIn, type Viewer } from '../../../people/sessions.js';
import { Losses } from './losses.js';

class LossBody {
  @ApiProperty({ enum: OUTCOMES })
  @IsIn(OUTCOMES)
  outcome: LossOutcome;
}

@ApiTags('tickets')
@May('agent', 'manager')
@Controller('api/brands/:brandId/tickets/:ticketId/losses')
export class LossesController {
  constructor(private readonly losses: Losses) {}

  @Get()
  all(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
  ): Promise<Loss[]> {
    return this.losses.of(brandId, ticketId);
  }

  @Post()
  @HttpCode(204)
  record(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
    @Body() { outcome }: LossBody,
    @TheViewer() viewer: Viewer,
  ): Promise<void> {
    return this.losses.record(brandId, ticketId, outcome, byOf(viewer, brandId));
  }

  @Delete(':outcome')
  @HttpCode(204)
  takeBack(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
    @Param('outcome') outcome: string,
    @TheViewer() viewer: Viewer,
  ): Promise<void> {
    return this.losses.takeBack(brandId, ticketId, outcome, byOf(viewer, brandId));
  }
}

const byOf = (viewer: Viewer, brandId: string) => ({ personId: viewer.id, role: roleIn(viewer, brandId) });
