import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Patch } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { Member, MemberChange, PeopleList } from '@evenhand/shared/wire/people';
import { ROLES, type Role } from '@evenhand/shared/wire/session';
import { May, TheViewer } from './may.js';
import { Members } from './members.js';
import type { Viewer } from './sessions.js';

class MemberChangeBody implements MemberChange {
  @ApiProperty({ enum: ROLES })
  @IsIn(ROLES)
  role: Role;
}

@ApiTags('people')
@May('admin')
@Controller('api/brands/:brandId/people')
export class PeopleController {
  constructor(private readonly members: Members) {}

  @Get()
  @May('admin', 'manager')
  list(@Param('brandId', ParseUUIDPipe) brandId: string): Promise<PeopleList> {
    return this.members.list(brandId);
  }

  @Patch(':personId')
  changeRole(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('personId', ParseUUIDPipe) personId: string,
    @Body() { role }: MemberChangeBody,
    @TheViewer() viewer: Viewer,
  ): Promise<Member> {
    return this.members.changeRole(brandId, personId, role, viewer);
  }

  @Delete(':personId')
  @HttpCode(204)
  async remove(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('personId', ParseUUIDPipe) personId: string,
    @TheViewer() viewer: Viewer,
  ): Promise<void> {
    await this.members.remove(brandId, personId, viewer);
  }

  @Delete(':personId/sessions')
  @HttpCode(204)
  async signOut(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('personId', ParseUUIDPipe) personId: string,
    @TheViewer() viewer: Viewer,
  ): Promise<void> {
    await this.members.signOut(brandId, personId, viewer);
  }
}
