import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength, NotContains } from 'class-validator';
import { SET_ASIDE_REASONS, type SetAsideReason, type StateChange } from '@evenhand/shared/wire/ticket';
import { May, TheViewer } from '../../../people/may.js';
import { roleIn, type Viewer } from '../../../people/sessions.js';
import { LIMITS } from '../../../platform/limits.js';
import { StateChanges } from './state-changes.js';

const STATES = ['open', 'waiting', 'resolved', 'set aside'] as const;

class StateBody implements StateChange {
  @ApiProperty({ enum: STATES })
  @IsIn(STATES)
  state: StateChange['state'];

  @ApiPropertyOptional({ maxLength: LIMITS.thirdPartyLength })
  @IsOptional()
  @IsString()
  @NotContains('\0')
  @MaxLength(LIMITS.thirdPartyLength)
  waitingOn?: string;

  @ApiPropertyOptional({ enum: SET_ASIDE_REASONS })
  @IsOptional()
  @IsIn(SET_ASIDE_REASONS)
  reason?: SetAsideReason;

  @ApiPropertyOptional({ maxLength: LIMITS.wordsLength })
  @IsOptional()
  @IsString()
  @NotContains('\0')
  @MaxLength(LIMITS.wordsLength)
  words?: string;
}

@ApiTags('tickets')
@Controller('api/brands/:brandId/tickets/:ticketId/state')
export class StateController {
  constructor(private readonly changes: StateChanges) {}

  @Put()
  @HttpCode(204)
  @May('agent', 'manager')
  change(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
    @Body() wanted: StateBody,
    @TheViewer() viewer: Viewer,
  ): Promise<void> {
    return this.changes.change(brandId, ticketId, wanted, {
      personId: viewer.id,
      role: roleIn(viewer, brandId),
    });
  }
}
