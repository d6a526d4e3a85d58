import { Body, Controller, HttpCode, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, IsUUID, MaxLength, NotContains, ValidateIf } from 'class-validator';
import { May, TheViewer } from '../../../people/may.js';
import type { Viewer } from '../../../people/sessions.js';
import { LIMITS } from '../../../platform/limits.js';
import { AccountChoices } from './account-choices.js';

class PolicyChoiceBody {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  policyId: string;
}

class AgencyBody {
  @ApiProperty({
    nullable: true,
    type: String,
    description: 'The contractor that answers there; null for none',
  })
  @ValidateIf((body: AgencyBody) => body.agency !== null)
  @IsString()
  @NotContains('\0')
  @MaxLength(LIMITS.nameLength)
  agency: string | null;
}

@ApiTags('policies')
@May('manager')
@Controller('api/brands/:brandId/accounts/:accountId')
export class AccountChoicesController {
  constructor(private readonly choices: AccountChoices) {}

  @Put('policy')
  @HttpCode(204)
  async choosePolicy(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @Body() { policyId }: PolicyChoiceBody,
    @TheViewer() { id }: Viewer,
  ): Promise<void> {
    await this.choices.choosePolicy(brandId, accountId, policyId, id);
  }

  @Put('agency')
  @HttpCode(204)
  async nameAgency(
    @Param('brandId', ParseUUIDPipe) brandId: string,
    @Param('accountId', ParseUUIDPipe) accountId: string,
    @Body() { agency }: AgencyBody,
    @TheViewer() { id }: Viewer,
  ): Promise<void> {
    await this.choices.nameAgency(brandId, accountId, agency, id);
  }
}
