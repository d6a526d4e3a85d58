import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseIntPipe,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { CalendarPage, CalendarRow, Country, Expansion } from '@evenhand/shared/wire/calendars';
import { actorOf } from '../../../ledger/actor.js';
import { May, TheViewer } from '../../../people/may.js';
import type { Viewer } from '../../../people/sessions.js';
import { CalendarDraftBody, CalendarRevisionBody } from './calendar-body.js';
import { CalendarKeeper } from './calendar-keeper.js';
import { calendarPage } from './calendar-page.js';
import { calendarRows } from './calendar-rows.js';
import { countries } from './countries.js';
import { Expansions } from './expansions.js';
import { Feeds } from './feeds.js';

@ApiTags('calendars')
@May('manager')
@Controller('api/brands/:brandId/calendars')
export class CalendarsController {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly keeper: CalendarKeeper,
    private readonly expansions: Expansions,
    private readonly feeds: Feeds,
  ) {}

  @Get()
  list(@Param('brandId', ParseUUIDPipe) brandId: string): Promise<CalendarRow[]> {
    return calendarRows(this.desk, brandId);
  }

  @Get('countries')
  countries(): readonly Country[] {
    return countries();
  }

  @Post('expansions')
  @HttpCode(200)
  expand(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Body() draft: CalendarDraftBody,
  ): Promise<Expansion> {
    return this.expansions.preview(brandId, draft);
  }

  @Get(':calendarId')
  page(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('calendarId', ParseUUIDPipe) calendarId: string,
    @Query('version', new ParseIntPipe({ optional: true })) version?: number,
  ): Promise<CalendarPage> {
    return calendarPage(this.desk, brandId, calendarId, version);
  }

  @Post()
  add(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Body() draft: CalendarDraftBody,
    @TheViewer() { id }: Viewer,
  ): Promise<CalendarPage> {
    return this.keeper.add(brandId, draft, actorOf(id));
  }

  @Put(':calendarId')
  revise(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('calendarId', ParseUUIDPipe) calendarId: string,
    @Body() revision: CalendarRevisionBody,
    @TheViewer() { id }: Viewer,
  ): Promise<CalendarPage> {
    return this.keeper.revise(brandId, calendarId, revision, actorOf(id));
  }

  @Delete(':calendarId')
  @HttpCode(204)
  retire(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('calendarId', ParseUUIDPipe) calendarId: string,
    @TheViewer() { id }: Viewer,
  ): Promise<void> {
    return this.keeper.retire(brandId, calendarId, actorOf(id));
  }

  @Post(':calendarId/readings')
  @HttpCode(200)
  async readNow(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('calendarId', ParseUUIDPipe) calendarId: string,
  ): Promise<CalendarPage> {
    await this.feeds.readNow(brandId, calendarId);
    return calendarPage(this.desk, brandId, calendarId);
  }
}
