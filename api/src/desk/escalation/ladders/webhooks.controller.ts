import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, MaxLength, NotContains } from 'class-validator';
import type { NewWebhook, Webhook, WebhookMade } from '@evenhand/shared/wire/ladders';
import { actorOf } from '../../../ledger/actor.js';
import { May, TheViewer } from '../../../people/may.js';
import type { Viewer } from '../../../people/sessions.js';
import { LIMITS } from '../../../platform/limits.js';
import { Webhooks } from './webhooks.js';

class NewWebhookBody implements NewWebhook {
  @ApiProperty({ maxLength: LIMITS.nameLength })
  @IsString()
  @NotContains('\0')
  @MaxLength(LIMITS.nameLength)
  name: string;

  @ApiProperty({ maxLength: LIMITS.urlLength })
  @IsString()
  @NotContains('\0')
  @MaxLength(LIMITS.urlLength)
  url: string;
}

@ApiTags('ladders')
@May('manager')
@Controller('api/brands/:brandId/webhooks')
export class WebhooksController {
  constructor(private readonly webhooks: Webhooks) {}

  @Get()
  list(@Param('brandId', ParseUUIDPipe) brandId: string): Promise<Webhook[]> {
    return this.webhooks.list(brandId);
  }

  @Post()
  add(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Body() body: NewWebhookBody,
    @TheViewer() { id }: Viewer,
  ): Promise<WebhookMade> {
    return this.webhooks.add(brandId, body, actorOf(id));
  }

  @Delete(':webhookId')
  @HttpCode(204)
  retire(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('webhookId', ParseUUIDPipe) webhookId: string,
    @TheViewer() { id }: Viewer,
  ): Promise<void> {
    return this.webhooks.retire(brandId, webhookId, actorOf(id));
  }
}
