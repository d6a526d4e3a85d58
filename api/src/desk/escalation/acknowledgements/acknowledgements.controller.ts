import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { QUIET_MINUTES, type Acknowledgement, type Quiet } from '@evenhand/shared/wire/climbing';
import { May, TheViewer } from '../../../people/may.js';
import type { Viewer } from '../../../people/sessions.js';
import { Acknowledgements } from './acknowledgements.js';

class AcknowledgementBody implements Acknowledgement {
  @ApiProperty({ enum: QUIET_MINUTES })
  @IsIn(QUIET_MINUTES)
  minutes: Acknowledgement['minutes'];
}

@ApiTags('tickets')
@May('agent', 'manager')
@Controller('api/brands/:brandId/tickets/:ticketId/acknowledgement')
export class AcknowledgementsController {
  constructor(private readonly acknowledgements: Acknowledgements) {}

  @Get()
  of(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
  ): Promise<Quiet> {
    return this.acknowledgements.of(brandId, ticketId);
  }

  @Post()
  @HttpCode(200)
  begin(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
    @Body() { minutes }: AcknowledgementBody,
    @TheViewer() { id }: Viewer,
  ): Promise<Quiet> {
    return this.acknowledgements.begin(brandId, ticketId, id, minutes);
  }

  @Delete()
  @HttpCode(204)
  end(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
    @TheViewer() { id }: Viewer,
  ): Promise<void> {
    return this.acknowledgements.end(brandId, ticketId, id);
  }
}
