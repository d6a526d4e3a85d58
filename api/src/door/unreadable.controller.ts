import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { May } from '../people/may.js';
import { type UnreadableEntry, UnreadableList } from './unreadable-list.js';

/** What could not be read, for those who can mend it. */
@ApiTags('door')
@Controller('api/brands/:brandId/unreadable')
export class UnreadableController {
  constructor(private readonly unreadable: UnreadableList) {}

  @Get()
  @May('manager', 'admin')
  list(@Param('brandId', ParseUUIDPipe) brandId: string): Promise<UnreadableEntry[]> {
    return this.unreadable.list(brandId);
  }

  @Post('retries')
  @HttpCode(200)
  @May('manager', 'admin')
  retryAll(
    @Param('brandId', ParseUUIDPipe) brandId: string,
  ): Promise<{ mended: number; unreadable: number }> {
    return this.unreadable.retry(brandId);
  }
}
