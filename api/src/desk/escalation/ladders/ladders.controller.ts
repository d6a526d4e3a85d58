import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
} from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { LadderChoices, LadderPage, LadderRow } from '@evenhand/shared/wire/ladders';
import { actorOf } from '../../../ledger/actor.js';
import { May, TheViewer } from '../../../people/may.js';
import type { Viewer } from '../../../people/sessions.js';
import { changeOf, draftOf, LadderBody, LadderChangeBody, LadderVersionQuery } from './ladder-body.js';
import { Ladders } from './ladders.js';

@ApiTags('ladders')
@May('manager')
@Controller('api/brands/:brandId/ladders')
export class LaddersController {
  constructor(private readonly ladders: Ladders) {}

  @Get()
  list(@Param('brandId', ParseUUIDPipe) brandId: string): Promise<LadderRow[]> {
    return this.ladders.list(brandId);
  }

  @Get('choices')
  choices(@Param('brandId', ParseUUIDPipe) brandId: string): Promise<LadderChoices> {
    return this.ladders.choices(brandId);
  }

  @Get(':ladderId')
  page(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ladderId', ParseUUIDPipe) ladderId: string,
    @Query() { version }: LadderVersionQuery,
  ): Promise<LadderPage> {
    return this.ladders.page(brandId, ladderId, version);
  }

  @Post()
  add(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Body() body: LadderBody,
    @TheViewer() { id }: Viewer,
  ): Promise<LadderPage> {
    return this.ladders.add(brandId, draftOf(body), actorOf(id));
  }

  @Put(':ladderId')
  change(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ladderId', ParseUUIDPipe) ladderId: string,
    @Body() body: LadderChangeBody,
    @TheViewer() { id }: Viewer,
  ): Promise<LadderPage> {
    return this.ladders.change(brandId, ladderId, changeOf(body), actorOf(id));
  }

  @Delete(':ladderId')
  @HttpCode(204)
  retire(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ladderId', ParseUUIDPipe) ladderId: string,
    @TheViewer() { id }: Viewer,
  ): Promise<void> {
    return this.ladders.retire(brandId, ladderId, actorOf(id));
  }
}
