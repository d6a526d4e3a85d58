import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn, IsString, IsUUID, MaxLength, ValidateIf } from 'class-validator';
import type { NewReply, Outgoing, OutcomeFound, TakenBack, ThenState } from '@evenhand/shared/wire/ticket';
import { May, TheViewer } from '../../people/may.js';
import type { Viewer } from '../../people/sessions.js';
import { LIMITS } from '../../platform/limits.js';
import { Outcomes } from './outcomes.js';
import { Replies } from './replies.js';
import { Undo } from './undo.js';

const THEN = ['open', 'waiting', 'resolved'] as const;
const OUTCOMES = ['send again', 'was delivered', 'drop'] as const;

class NewReplyBody implements NewReply {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id: string;

  @ApiProperty({ maxLength: LIMITS.noteLength })
  @IsString()
  @MaxLength(LIMITS.noteLength)
  text: string;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  @ValidateIf((body: NewReplyBody) => body.readUpTo !== null)
  @IsUUID()
  readUpTo: string | null;

  @ApiProperty({ enum: THEN })
  @IsIn(THEN)
  then: ThenState;
}

class ReplyAddress {
  @IsUUID()
  brandId: string;

  @IsUUID()
  ticketId: string;

  @IsUUID()
  replyId: string;
}

class OutcomeBody implements OutcomeFound {
  @ApiProperty({ enum: OUTCOMES })
  @IsIn(OUTCOMES)
  outcome: OutcomeFound['outcome'];
}

@ApiTags('replies')
@Controller('api/brands/:brandId/tickets/:ticketId/replies')
@May('agent', 'manager')
export class RepliesController {
  constructor(
    private readonly replies: Replies,
    private readonly undo: Undo,
    private readonly outcomes: Outcomes,
  ) {}

  @Post()
  send(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
    @Body() reply: NewReplyBody,
    @TheViewer() viewer: Viewer,
  ): Promise<Outgoing> {
    return this.replies.send(brandId, ticketId, viewer, reply);
  }

  @Delete(':replyId')
  takeBack(
    @Param() { brandId, ticketId, replyId }: ReplyAddress,
    @TheViewer() viewer: Viewer,
  ): Promise<TakenBack> {
    return this.undo.takeBack({ brandId, ticketId, replyId }, viewer);
  }

  @Post(':replyId/outcome')
  @HttpCode(204)
  async found(
    @Param() { brandId, ticketId, replyId }: ReplyAddress,
    @Body() { outcome }: OutcomeBody,
    @TheViewer() viewer: Viewer,
  ): Promise<void> {
    await this.outcomes.found({ brandId, ticketId, replyId }, outcome, viewer);
  }
}
