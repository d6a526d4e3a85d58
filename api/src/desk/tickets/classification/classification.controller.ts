import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsInt, IsNotEmpty, IsString, Max, MaxLength, Min, NotContains } from 'class-validator';
import type { Classification, ClassificationChoices } from '@evenhand/shared/wire/classification';
import { May, TheViewer } from '../../../people/may.js';
import { roleIn, type Viewer } from '../../../people/sessions.js';
import { LIMITS } from '../../../platform/limits.js';
import { Classifications } from './classifications.js';

class ClassificationBody implements Classification {
  @ApiProperty({ maxLength: LIMITS.nameLength })
  @IsString()
  @IsNotEmpty()
  @NotContains('\0')
  @MaxLength(LIMITS.nameLength)
  topic: string;

  @ApiProperty({ minimum: 1, maximum: 4 })
  @IsInt()
  @Min(1)
  @Max(4)
  severity: number;

  @ApiProperty({ maxLength: LIMITS.wordsLength })
  @IsString()
  @NotContains('\0')
  @MaxLength(LIMITS.wordsLength)
  words: string;
}

@ApiTags('tickets')
@May('agent', 'manager')
@Controller('api/brands/:brandId/tickets/:ticketId/classification')
export class ClassificationController {
  constructor(private readonly classifications: Classifications) {}

  @Get()
  choices(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
  ): Promise<ClassificationChoices> {
    return this.classifications.choices(brandId, ticketId);
  }

  @Put()
  @HttpCode(204)
  change(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
    @Body() wanted: ClassificationBody,
    @TheViewer() viewer: Viewer,
  ): Promise<void> {
    const by = { personId: viewer.id, role: roleIn(viewer, brandId) };
    return this.classifications.change(brandId, ticketId, wanted, by);
  }
}
