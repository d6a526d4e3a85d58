import { Controller, Get, Param, ParseUUIDPipe, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { BreachPage } from '@evenhand/shared/wire/breaches';
import type { BreachChoices as Choices, Figures as Shown, Wall } from '@evenhand/shared/wire/figures';
import { May } from '../../people/may.js';
import { AskedBody, AskedPage, FigureBody, WallBody } from './asked.js';
import { Breaches } from './breaches.js';
import { BreachChoices } from './choices.js';
import { asCsv, asJson } from './export.js';
import { Figures } from './figures.js';
import { inKnownZone } from './known-zone.js';
import { Walls } from './walls.js';

/** For managers: which promises were broken. */
@ApiTags('breaches')
@May('manager')
@Controller('api/brands/:brandId')
export class BreachesController {
  constructor(
    private readonly breaches: Breaches,
    private readonly figures: Figures,
    private readonly choices: BreachChoices,
    private readonly walls: Walls,
  ) {}

  @Get('breaches')
  page(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Query() { after, limit, ...asked }: AskedPage,
  ): Promise<BreachPage> {
    return inKnownZone(this.breaches.page(brandId, asked, { limit, ...(after !== undefined && { after }) }));
  }

  @Get('breaches/figures')
  all(@Param('brandId', ParseUUIDPipe) brandId: string, @Query() asked: FigureBody): Promise<Shown> {
    return inKnownZone(this.figures.of(brandId, asked));
  }

  @Get('breaches/choices')
  toChooseFrom(@Param('brandId', ParseUUIDPipe) brandId: string): Promise<Choices> {
    return this.choices.of(brandId);
  }

  @Get('breaches/wall')
  wall(@Param('brandId', ParseUUIDPipe) brandId: string, @Query() { from }: WallBody): Promise<Wall> {
    return this.walls.of(brandId, from ?? '1970-01-01T00:00:00Z');
  }

  @Get('breaches.csv')
  csv(@Param('brandId', ParseUUIDPipe) brandId: string, @Query() asked: AskedBody): Promise<StreamableFile> {
    return this.file(asCsv, { brandId, asked, ending: 'csv', type: 'text/csv' });
  }

  @Get('breaches.json')
  json(@Param('brandId', ParseUUIDPipe) brandId: string, @Query() asked: AskedBody): Promise<StreamableFile> {
    return this.file(asJson, { brandId, asked, ending: 'json', type: 'application/json' });
  }

  /** The first part is read before anything is sent, so that what cannot be asked is refused in words. */
  private async file(
    written: typeof asCsv,
    { brandId, asked, ending, type }: Download,
  ): Promise<StreamableFile> {
    const rows = this.breaches.all(brandId, asked);
    const first = await inKnownZone(rows.next());
    const all = first.done ? rows : startingWith(first.value, rows);
    return new StreamableFile(written(all), {
      type: `${type}; charset=utf-8`,
      disposition: `attachment; filename="breaches.${ending}"`,
    });
  }
}

interface Download {
  readonly brandId: string;
  readonly asked: AskedBody;
  readonly ending: string;
  readonly type: string;
}

async function* startingWith<T>(first: T, rest: AsyncIterable<T>): AsyncGenerator<T> {
  yield first;
  yield* rest;
}
