import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Timeline, TimelineEntry } from '@evenhand/shared/wire/timeline';
import { May } from '../../people/may.js';
import { NotFound } from '../../platform/refusal.js';
import { DISCREET_BODY } from './page/discreet-body.js';

const TIMELINE = `
  select e.seq::int, e.kind, e.actor, desk.instant(e.at) as at, ${DISCREET_BODY} as body
    from ledger.event e
    join desk.ticket t on (t.brand_id, t.id) = (e.brand_id, e.chain)
   where e.brand_id = $1 and e.chain = $2 order by e.seq`;

/** A ticket's history is its chain in the ledger; there is no second record. What leads past its blindness is left out. */
@ApiTags('tickets')
@Controller('api/brands/:brandId/tickets/:ticketId/timeline')
export class TimelineController {
  constructor(@InjectDataSource('desk') private readonly desk: DataSource) {}

  @Get()
  @May('agent', 'manager')
  async timeline(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
  ): Promise<Timeline> {
    const entries = await this.desk.query<TimelineEntry[]>(TIMELINE, [brandId, ticketId]);
    if (entries.length === 0) throw new NotFound('ticket');
    return { ticketId, entries };
  }
}
