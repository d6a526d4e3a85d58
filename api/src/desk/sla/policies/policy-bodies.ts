import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  NotContains,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CLOCK_KINDS, type ClockKind } from '@evenhand/shared/wire/clock';
import {
  PAUSE_REASONS,
  type PauseReason,
  type PolicyChange,
  type PolicyDraft,
  type RuleDraft,
  type TargetDraft,
} from '@evenhand/shared/wire/policies';
import { LIMITS } from '../../../platform/limits.js';
import { ConditionsBody } from './condition-bodies.js';

const MINUTE = 60;
const YEAR = 365 * 24 * 60 * 60;
const span = { message: 'A target is from one minute to 365 days' };
const watch = { message: 'The watch period is from no time at all to 365 days' };
const share = { each: true, message: 'A threshold is a whole percentage from 1 to 200' };

class TargetBody implements TargetDraft {
  @ApiProperty({ enum: CLOCK_KINDS })
  @IsIn(CLOCK_KINDS)
  clock: ClockKind;

  @ApiProperty({ minimum: MINUTE, maximum: YEAR })
  @IsInt(span)
  @Min(MINUTE, span)
  @Max(YEAR, span)
  seconds: number;

  @ApiProperty({ type: [Number], description: 'Percent of the target; 100 is always among them' })
  @IsArray()
  @ArrayMaxSize(LIMITS.policy.thresholds)
  @IsInt(share)
  @Min(1, share)
  @Max(200, share)
  thresholds: number[];

  @ApiProperty({ format: 'uuid' })
  @IsUUID(undefined, { message: 'Choose the calendar in which the clock runs' })
  calendarId: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID(undefined, { message: 'Choose the ladder that says who is told' })
  ladderId: string;

  @ApiProperty({ enum: PAUSE_REASONS, isArray: true })
  @IsArray()
  @ArrayUnique()
  @IsIn(PAUSE_REASONS, { each: true })
  pauses: PauseReason[];

  @ApiProperty()
  @IsBoolean()
  isStoppedByDeflections: boolean;
}

class RuleBody implements RuleDraft {
  @ApiProperty({ maxLength: LIMITS.nameLength })
  @IsString()
  @NotContains('\0')
  @MinLength(1, { message: 'A rule has a name' })
  @MaxLength(LIMITS.nameLength)
  name: string;

  @ApiProperty()
  @ValidateNested()
  @Type(() => ConditionsBody)
  conditions: ConditionsBody;

  @ApiProperty({ minimum: 0, maximum: YEAR / MINUTE })
  @IsInt(watch)
  @Min(0, watch)
  @Max(YEAR / MINUTE, watch)
  verificationMinutes: number;

  @ApiProperty()
  @IsBoolean()
  startsAtTop: boolean;

  @ApiProperty({ type: [TargetBody] })
  @IsArray()
  @ArrayMaxSize(CLOCK_KINDS.length)
  @ValidateNested({ each: true })
  @Type(() => TargetBody)
  targets: TargetBody[];
}

export class PolicyBody implements PolicyDraft {
  @ApiProperty({ maxLength: LIMITS.nameLength })
  @IsString()
  @NotContains('\0')
  @MinLength(1, { message: 'A policy has a name' })
  @MaxLength(LIMITS.nameLength)
  name: string;

  @ApiProperty({ type: [RuleBody], description: 'In order; the last has no conditions' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.policy.rules)
  @ValidateNested({ each: true })
  @Type(() => RuleBody)
  rules: RuleBody[];

  @ApiProperty({ nullable: true, type: String, maxLength: LIMITS.wordsLength })
  @ValidateIf((policy: PolicyBody) => policy.reason !== null)
  @IsString()
  @NotContains('\0')
  @MaxLength(LIMITS.wordsLength)
  reason: string | null;
}

export class PolicyChangeBody extends PolicyBody implements PolicyChange {
  @ApiProperty({ description: 'The version that was edited' })
  @IsInt()
  @Min(1)
  basedOn: number;
}
