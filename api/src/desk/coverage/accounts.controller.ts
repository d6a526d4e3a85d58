import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import type { AccountChange, AccountList, AccountRow, NewBoard } from '@evenhand/shared/wire/accounts';
import { actorOf } from '../../ledger/actor.js';
import { May, TheViewer } from '../../people/may.js';
import type { Viewer } from '../../people/sessions.js';
import { LIMITS } from '../../platform/limits.js';
import { Accounts } from './accounts.js';

class NewBoardBody implements NewBoard {
  @ApiProperty({ description: 'The name under which the brand answers there' })
  @IsString()
  @MaxLength(LIMITS.nameLength)
  name: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsUUID()
  ownerId?: string;
}

class AccountChangeBody implements AccountChange {
  @ApiProperty()
  @IsUUID()
  ownerId: string;
}

@ApiTags('accounts')
@May('manager', 'admin')
@Controller('api/brands/:brandId/accounts')
export class AccountsController {
  constructor(private readonly accounts: Accounts) {}

  @Get()
  list(@Param('brandId', ParseUUIDPipe) brandId: string): Promise<AccountList> {
    return this.accounts.list(brandId);
  }

  @Post('boards')
  openBoard(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Body() body: NewBoardBody,
    @TheViewer() { id }: Viewer,
  ): Promise<AccountRow> {
    return this.accounts.openBoard(brandId, body, actorOf(id));
  }

  @Patch(':accountId')
  giveTo(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @Body() { ownerId }: AccountChangeBody,
    @TheViewer() { id }: Viewer,
  ): Promise<AccountRow> {
    return this.accounts.giveTo(brandId, accountId, ownerId, actorOf(id));
  }
}
