import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength, NotContains, ValidateIf } from 'class-validator';
import type { Application, ApplicationPreview, Applied } from '@evenhand/shared/wire/policies';
import { May, TheViewer } from '../../../people/may.js';
import type { Viewer } from '../../../people/sessions.js';
import { LIMITS } from '../../../platform/limits.js';
import { Applications } from './applications.js';
import { Previews } from './previews.js';

class ApplicationBody implements Application {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  previewId: string;

  @ApiProperty({ nullable: true, type: String, maxLength: LIMITS.wordsLength })
  @ValidateIf((application: ApplicationBody) => application.reason !== null)
  @IsString()
  @NotContains('\0')
  @MaxLength(LIMITS.wordsLength)
  reason: string | null;
}

@ApiTags('policies')
@May('manager')
@Controller('api/brands/:brandId/policies/:policyId')
export class ApplicationsController {
  constructor(
    private readonly previews: Previews,
    private readonly applications: Applications,
  ) {}

  @Post('previews')
  preview(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('policyId', ParseUUIDPipe) policyId: string,
    @TheViewer() { id }: Viewer,
  ): Promise<ApplicationPreview> {
    return this.previews.make(brandId, policyId, id);
  }

  @Post('applications')
  @HttpCode(200)
  apply(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('policyId', ParseUUIDPipe) policyId: string,
    @Body() application: ApplicationBody,
    @TheViewer() { id }: Viewer,
  ): Promise<Applied> {
    return this.applications.apply(brandId, policyId, application, id);
  }
}
