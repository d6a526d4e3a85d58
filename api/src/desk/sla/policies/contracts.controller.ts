import { Body, Controller, Delete, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, MaxLength, NotContains } from 'class-validator';
import type { ContractRow } from '@evenhand/shared/wire/policies';
import { May, TheViewer } from '../../../people/may.js';
import type { Viewer } from '../../../people/sessions.js';
import { LIMITS } from '../../../platform/limits.js';
import { Contracts } from './contracts.js';

class ContractBody {
  @ApiProperty({ maxLength: LIMITS.policy.contractLength })
  @IsString()
  @NotContains('\0')
  @MaxLength(LIMITS.nameLength)
  name: string;
}

@ApiTags('policies')
@May('manager')
@Controller('api/brands/:brandId/policies/contracts')
export class ContractsController {
  constructor(private readonly contracts: Contracts) {}

  @Get()
  list(@Param('brandId', ParseUUIDPipe) brandId: string): Promise<ContractRow[]> {
    return this.contracts.list(brandId);
  }

  @Post()
  declare(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Body() { name }: ContractBody,
    @TheViewer() { id }: Viewer,
  ): Promise<ContractRow[]> {
    return this.contracts.declare(brandId, name, id);
  }

  @Delete(':name')
  @HttpCode(204)
  async remove(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('name') name: string,
    @TheViewer() { id }: Viewer,
  ): Promise<void> {
    await this.contracts.remove(brandId, name, id);
  }
}
