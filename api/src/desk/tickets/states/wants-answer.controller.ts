import { Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May, TheViewer } from '../../../people/may.js';
import type { Viewer } from '../../../people/sessions.js';
import { WantedAnswers } from './wants-answer.js';

@ApiTags('tickets')
@Controller('api/brands/:brandId/tickets/:ticketId/posts/:postId/wants-answer')
export class WantedAnswersController {
  constructor(private readonly wanted: WantedAnswers) {}

  @Post()
  @HttpCode(204)
  @May('agent', 'manager')
  want(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
    @Param('postId', ParseUUIDPipe) postId: string,
    @TheViewer() viewer: Viewer,
  ): Promise<void> {
    return this.wanted.want(brandId, ticketId, postId, viewer.id);
  }
}
