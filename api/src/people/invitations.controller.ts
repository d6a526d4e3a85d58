import { Body, Controller, Delete, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsEmail, IsIn, IsString, MaxLength } from 'class-validator';
import type { InvitationMade, NewInvitation } from '@evenhand/shared/wire/people';
import { ROLES, type Role } from '@evenhand/shared/wire/session';
import { LIMITS } from '../platform/limits.js';
import { Invitations } from './invitations.js';
import { May, TheViewer } from './may.js';
import type { Viewer } from './sessions.js';

class NewInvitationBody implements NewInvitation {
  @ApiProperty({ description: 'The name under which they speak for the brand' })
  @IsString()
  @MaxLength(LIMITS.nameLength)
  name: string;

  @ApiProperty()
  @IsEmail()
  email: string;

  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role: Role;
}

@ApiTags('people')
@May('admin')
@Controller('api/brands/:brandId/invitations')
export class InvitationsController {
  constructor(private readonly invitations: Invitations) {}

  @Post()
  make(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Body() body: NewInvitationBody,
    @TheViewer() { id }: Viewer,
  ): Promise<InvitationMade> {
    return this.invitations.make(brandId, body, id);
  }

  @Delete(':invitationId')
  @HttpCode(204)
  async withdraw(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('invitationId', ParseUUIDPipe) invitationId: string,
    @TheViewer() { id }: Viewer,
  ): Promise<void> {
    await this.invitations.withdraw(brandId, invitationId, id);
  }
}
