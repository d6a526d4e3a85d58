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
import type { GapNotice, RotaChoices, RotaPage, RotaRow } from '@evenhand/shared/wire/ladders';
import { actorOf } from '../../../ledger/actor.js';
import { May, TheViewer } from '../../../people/may.js';
import type { Viewer } from '../../../people/sessions.js';
import { GapNotices } from './gap-notices.js';
import { Overrides } from './overrides.js';
import { OverrideAddress, OverrideBody, RotaBody, RotaChangeBody, WindowQuery } from './rota-bodies.js';
import { Rotas } from './rotas.js';

/** Managers say who is on call; agents may see who is. */
@ApiTags('ladders')
@May('manager')
@Controller('api/brands/:brandId/rotas')
export class RotasController {
  constructor(
    private readonly rotas: Rotas,
    private readonly overrides: Overrides,
    private readonly notices: GapNotices,
  ) {}

  @Get()
  @May('agent', 'manager')
  list(@Param('brandId', ParseUUIDPipe) brandId: string): Promise<RotaRow[]> {
    return this.rotas.list(brandId);
  }

  @Get('choices')
  choices(@Param('brandId', ParseUUIDPipe) brandId: string): Promise<RotaChoices> {
    return this.rotas.choices(brandId);
  }

  @Get('gaps')
  gaps(@Param('brandId', ParseUUIDPipe) brandId: string): Promise<GapNotice[]> {
    return this.notices.list(brandId);
  }

  @Get(':rotaId')
  page(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('rotaId', ParseUUIDPipe) rotaId: string,
    @Query() asked: WindowQuery,
  ): Promise<RotaPage> {
    return this.rotas.page(brandId, rotaId, asked);
  }

  @Post()
  add(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Body() body: RotaBody,
    @TheViewer() { id }: Viewer,
  ): Promise<RotaPage> {
    return this.rotas.add(brandId, body, actorOf(id));
  }

  @Put(':rotaId')
  change(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('rotaId', ParseUUIDPipe) rotaId: string,
    @Body() body: RotaChangeBody,
    @TheViewer() { id }: Viewer,
  ): Promise<RotaPage> {
    return this.rotas.change(brandId, rotaId, body, actorOf(id));
  }

  @Delete(':rotaId')
  @HttpCode(204)
  async retire(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('rotaId', ParseUUIDPipe) rotaId: string,
    @TheViewer() { id }: Viewer,
  ): Promise<void> {
    await this.rotas.retire(brandId, rotaId, actorOf(id));
  }

  @Post(':rotaId/overrides')
  override(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('rotaId', ParseUUIDPipe) rotaId: string,
    @Body() body: OverrideBody,
    @TheViewer() { id }: Viewer,
  ): Promise<{ id: string }> {
    return this.overrides.make(brandId, rotaId, body, id);
  }

  @Delete(':rotaId/overrides/:overrideId')
  @HttpCode(204)
  async withdraw(
    @Param() { brandId, rotaId, overrideId }: OverrideAddress,
    @TheViewer() { id }: Viewer,
  ): Promise<void> {
    await this.overrides.remove(brandId, rotaId, overrideId, id);
  }
}
