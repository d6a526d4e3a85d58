import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, MaxLength, NotContains, ValidateIf } from 'class-validator';
import type { ContractSaid } from '@evenhand/shared/wire/classification';
import { May, TheViewer } from '../../../people/may.js';
import { roleIn, type Viewer } from '../../../people/sessions.js';
import { LIMITS } from '../../../platform/limits.js';
import { CustomerContracts } from './customer-contracts.js';

class ContractSaidBody implements ContractSaid {
  @ApiProperty({
    maxLength: LIMITS.policy.contractLength,
    nullable: true,
    type: String,
    description: 'A name on the brand’s list of contracts; null for none',
  })
  @ValidateIf(({ contract }: ContractSaidBody) => contract !== null)
  @IsString()
  @IsNotEmpty()
  @NotContains('\0')
  @MaxLength(LIMITS.policy.contractLength)
  contract: string | null;

  @ApiProperty({ maxLength: LIMITS.wordsLength, required: false })
  @IsOptional()
  @IsString()
  @NotContains('\0')
  @MaxLength(LIMITS.wordsLength)
  words?: string;
}

@ApiTags('tickets')
@May('agent', 'manager')
@Controller('api/brands/:brandId/tickets/:ticketId/contract')
export class ContractController {
  constructor(private readonly contracts: CustomerContracts) {}

  @Put()
  @HttpCode(204)
  set(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('ticketId', ParseUUIDPipe) ticketId: string,
    @Body() said: ContractSaidBody,
    @TheViewer() viewer: Viewer,
  ): Promise<void> {
    const by = { personId: viewer.id, role: roleIn(viewer, brandId) };
    return this.contracts.set(brandId, ticketId, said, by);
  }
}
