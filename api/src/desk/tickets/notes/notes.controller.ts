import { Body, Controller, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength, NotContains } from 'class-validator';
import type { SaidNote } from '@evenhand/shared/wire/ticket';
import { May, TheViewer } from '../../../people/may.js';
import type { Viewer } from '../../../people/sessions.js';
import { LIMITS } from '../../../platform/limits.js';
import { Notes } from './notes.js';

class NoteBody {
  @ApiProperty({ minLength: 1, maxLength: LIMITS.noteLength })
  @IsString()
  @NotContains('\0')
  @MinLength(1)
  @MaxLength(LIMITS.noteLength)
  text: string;
}

@ApiTags('tickets')
@Controller('api/brands/:brandId/tickets/:ticketId/notes')
export class NotesController {
  constructor(private readonly notes: Notes) {}

  @Post()
  @May('agent', 'manager')
  write(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
    @Body() { text }: NoteBody,
    @TheViewer() viewer: Viewer,
  ): Promise<SaidNote> {
    return this.notes.write(brandId, ticketId, text, viewer);
  }
}
