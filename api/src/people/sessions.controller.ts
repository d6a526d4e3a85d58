import { Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { OpenSession } from '@evenhand/shared/wire/people';
import { MayAnyone, TheViewer } from './may.js';
import { Sessions, type Viewer } from './sessions.js';

/** Where the viewer is signed in. */
@ApiTags('session')
@MayAnyone()
@Controller('api/sessions')
export class SessionsController {
  constructor(private readonly sessions: Sessions) {}

  @Get()
  list(@TheViewer() viewer: Viewer): Promise<OpenSession[]> {
    return this.sessions.list(viewer);
  }

  @Delete(':sessionId')
  @HttpCode(204)
  async end(
    @Param('sessionId', ParseUUIDPipe) sessionId: string,
    @TheViewer() viewer: Viewer,
  ): Promise<void> {
    await this.sessions.endOne(viewer, sessionId);
  }
}
