import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import type { DemoOffer, Demo as DemoShown } from '@evenhand/shared/wire/demo';
import { MayAnyone, TheViewer } from '../people/may.js';
import type { Viewer } from '../people/sessions.js';
import { doesAnybodyWorkHere } from '../people/works-here.js';
import { Open } from '../platform/http/open.js';
import { NotFound, Refusal } from '../platform/refusal.js';
import { Settings } from '../settings.js';
import { Demo } from './demo.js';

const NONE: DemoShown = { state: 'absent', progress: 0, people: [], boardPath: null };

/** The demo from the browser; where promises are kept there is none. */
@ApiTags('demo')
@Controller('api/demo')
export class DemoController {
  constructor(
    private readonly demo: Demo,
    private readonly settings: Settings,
    @InjectDataSource('desk') private readonly desk: DataSource,
    @InjectPinoLogger(DemoController.name) private readonly log: PinoLogger,
  ) {}

  @Get()
  @Open('the sign-in screen offers its people')
  async shown(): Promise<DemoOffer> {
    const [shown, isSomebodyHere] = await Promise.all([
      this.mayLoad ? this.demo.shown() : NONE,
      doesAnybodyWorkHere(this.desk),
    ]);
    return { ...shown, mayLoad: this.mayLoad, isNobodyHere: !isSomebodyHere };
  }

  @Post()
  @HttpCode(202)
  @MayAnyone()
  async load(@TheViewer() viewer: Viewer): Promise<DemoShown> {
    if (!this.mayLoad) throw new NotFound('demo');
    if (!viewer.brands.some(({ role }) => role === 'admin'))
      throw new Refusal('not-yours', 'An admin loads the demo.', 403);
    const { state } = await this.demo.shown();
    if (state === 'absent')
      this.demo.load().catch((error: unknown) => {
        this.log.error(
          { err: error },
          'the demo could not be loaded; `evenhand demo clear` removes what is there',
        );
      });
    return this.demo.shown();
  }

  private get mayLoad(): boolean {
    return this.settings.NODE_ENV !== 'production';
  }
}
