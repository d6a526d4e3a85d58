import { Body, Controller, HttpCode, Param, Put } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, MaxLength, NotContains, ValidateIf } from 'class-validator';
import { DRAFT_KINDS, type DraftChange, type DraftKind } from '@evenhand/shared/wire/ticket';
import { May, TheViewer } from '../../../people/may.js';
import type { Viewer } from '../../../people/sessions.js';
import { LIMITS } from '../../../platform/limits.js';
import { Drafts } from './drafts.js';

class DraftPath {
  @IsUUID()
  brandId: string;

  @IsUUID()
  ticketId: string;

  @IsIn(DRAFT_KINDS)
  kind: DraftKind;
}

class DraftBody implements DraftChange {
  @ApiProperty({ maxLength: LIMITS.noteLength })
  @IsString()
  @NotContains('\0')
  @MaxLength(LIMITS.noteLength)
  text: string;

  @ApiProperty({ nullable: true, type: String, format: 'uuid' })
  @ValidateIf((draft: DraftBody) => draft.readUpTo !== null)
  @IsUUID()
  readUpTo: string | null;
}

@ApiTags('tickets')
@Controller('api/brands/:brandId/tickets/:ticketId/drafts')
export class DraftsController {
  constructor(private readonly drafts: Drafts) {}

  @Put(':kind')
  @HttpCode(204)
  @May('agent', 'manager')
  async keep(
    @Param() { brandId, ticketId, kind }: DraftPath,
    @Body() { text, readUpTo }: DraftBody,
    @TheViewer() viewer: Viewer,
  ): Promise<void> {
    await this.drafts.keep(brandId, { ticketId, personId: viewer.id, kind }, { text, readUpTo });
  }
}
