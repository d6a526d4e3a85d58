import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { May, TheViewer } from '../../../people/may.js';
import type { Viewer } from '../../../people/sessions.js';
import { TicketPages } from './ticket-pages.js';

@ApiTags('tickets')
@Controller('api/brands/:brandId/tickets/:ticketId')
export class PageController {
  constructor(private readonly pages: TicketPages) {}

  @Get()
  @May('agent', 'manager')
  page(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
    @TheViewer() viewer: Viewer,
  ): Promise<TicketPage> {
    return this.pages.of(brandId, ticketId, viewer);
  }
}
