import { Body, Controller, Delete, Get, HttpCode, Put } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import { IsIn, IsUrl, Matches, MaxLength } from 'class-validator';
import { DataSource } from 'typeorm';
import type { PushChoice, PushSubscribed } from '@evenhand/shared/wire/notices';
import { MayAnyone, TheViewer } from '../../../people/may.js';
import type { Viewer } from '../../../people/sessions.js';
import { LIMITS } from '../../../platform/limits.js';
import { LANGUAGES, type Language } from './messages/languages.js';
import { PushSubscriptions } from './push-subscriptions.js';

class EndpointBody {
  @ApiProperty()
  @IsUrl({ protocols: ['https', 'http'], require_protocol: true, require_tld: false })
  @MaxLength(LIMITS.urlLength)
  endpoint: string;
}

class PushBody extends EndpointBody implements PushSubscribed {
  @ApiProperty()
  @Matches(/^[\w-]{87}=?$/)
  p256dh: string;

  @ApiProperty()
  @Matches(/^[\w-]{22}={0,2}$/)
  auth: string;
}

class LanguageBody {
  @ApiProperty({ enum: LANGUAGES })
  @IsIn(LANGUAGES)
  language: Language;
}

const READS = `
  update people.person set language = $2 where id = $1 and language is distinct from $2`;

/** How the viewer wants to be told what does not reach them in an open browser. */
@ApiTags('notices')
@MayAnyone()
@Controller('api/me')
export class MeController {
  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly subscriptions: PushSubscriptions,
  ) {}

  @Put('language')
  @HttpCode(204)
  async reads(@Body() { language }: LanguageBody, @TheViewer() viewer: Viewer): Promise<void> {
    await this.desk.query(READS, [viewer.id, language]);
  }

  @Get('push-subscription')
  choice(): PushChoice {
    return this.subscriptions.choice();
  }

  @Put('push-subscription')
  @HttpCode(204)
  async subscribe(@Body() body: PushBody, @TheViewer() viewer: Viewer): Promise<void> {
    await this.subscriptions.put(viewer, body);
  }

  @Delete('push-subscription')
  @HttpCode(204)
  async unsubscribe(@Body() { endpoint }: EndpointBody, @TheViewer() viewer: Viewer): Promise<void> {
    await this.subscriptions.delete(viewer.id, endpoint);
  }
}
