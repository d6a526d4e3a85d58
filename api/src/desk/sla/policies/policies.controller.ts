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
import { InjectDataSource } from '@nestjs/typeorm';
import { ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { DataSource } from 'typeorm';
import type { PolicyChoices, PolicyPage, PolicyRow, ReadableCalendar } from '@evenhand/shared/wire/policies';
import { May, TheViewer } from '../../../people/may.js';
import type { Viewer } from '../../../people/sessions.js';
import { choicesOf } from './known.js';
import { Policies } from './policies.js';
import { PolicyBody, PolicyChangeBody } from './policy-bodies.js';
import { readableCalendar } from './readable-calendar.js';
import { retirePolicy } from './retire-policy.js';

class VersionQuery {
  @ApiPropertyOptional({ description: 'The latest, where none is named' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  version?: number;
}

@ApiTags('policies')
@May('manager')
@Controller('api/brands/:brandId/policies')
export class PoliciesController {
  constructor(
    private readonly policies: Policies,
    @InjectDataSource('desk') private readonly desk: DataSource,
  ) {}

  @Get()
  list(@Param('brandId', ParseUUIDPipe) brandId: string): Promise<PolicyRow[]> {
    return this.policies.list(brandId);
  }

  @Get('choices')
  choices(@Param('brandId', ParseUUIDPipe) brandId: string): Promise<PolicyChoices> {
    return choicesOf(this.desk, brandId);
  }

  @Get('calendars/:calendarId/rules')
  calendar(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('calendarId', ParseUUIDPipe) calendarId: string,
  ): Promise<ReadableCalendar> {
    return readableCalendar(this.desk, brandId, calendarId);
  }

  @Post()
  add(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Body() body: PolicyBody,
    @TheViewer() { id }: Viewer,
  ): Promise<PolicyPage> {
    return this.policies.add(brandId, body, id);
  }

  @Get(':policyId')
  page(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('policyId', ParseUUIDPipe) policyId: string,
    @Query() { version }: VersionQuery,
  ): Promise<PolicyPage> {
    return this.policies.page(brandId, policyId, version ?? null);
  }

  @Put(':policyId')
  change(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('policyId', ParseUUIDPipe) policyId: string,
    @Body() body: PolicyChangeBody,
    @TheViewer() { id }: Viewer,
  ): Promise<PolicyPage> {
    return this.policies.change(brandId, policyId, body, id);
  }

  @Delete(':policyId')
  @HttpCode(204)
  async retire(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('policyId', ParseUUIDPipe) policyId: string,
    @TheViewer() { id }: Viewer,
  ): Promise<void> {
    await this.desk.transaction((tx) => retirePolicy(tx, brandId, policyId, id));
  }
}
