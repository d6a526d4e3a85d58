import { Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { WebhookTried } from '@evenhand/shared/wire/notices';
import { May, TheViewer } from '../../../people/may.js';
import type { Viewer } from '../../../people/sessions.js';
import { Trials } from './trials.js';

@ApiTags('ladders')
@Controller('api/brands/:brandId/webhooks/:webhookId/tries')
export class TrialsController {
  constructor(private readonly trials: Trials) {}

  @Post()
  @HttpCode(200)
  @May('manager')
  try(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('webhookId', ParseUUIDPipe) webhookId: string,
    @TheViewer() viewer: Viewer,
  ): Promise<WebhookTried> {
    return this.trials.try(brandId, webhookId, viewer);
  }
}
