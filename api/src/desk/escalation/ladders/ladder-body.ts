import { ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  MaxLength,
  Min,
  NotContains,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import {
  MOST_RUNGS,
  WAYS,
  type LadderChange,
  type LadderDraft,
  type Rung,
  type RungWhen,
  type RungWhom,
  type Way,
} from '@evenhand/shared/wire/ladders';
import { LIMITS } from '../../../platform/limits.js';

const WHENS = ['percent', 'after breach', 'unanswered'] as const;
const WHOMS = ['assignee', 'owner', 'person', 'role', 'rota', 'webhook'] as const;
const ROLES = ['agent', 'manager', 'admin'] as const;

class WhenBody {
  @ApiProperty({ enum: WHENS })
  @IsIn(WHENS)
  kind: (typeof WHENS)[number];

  @ApiPropertyOptional({ description: 'Of `percent`' })
  @ValidateIf(({ kind, percent }: WhenBody) => kind === 'percent' || percent !== undefined)
  @IsInt()
  percent?: number;

  @ApiPropertyOptional({ description: 'Of the others' })
  @ValidateIf(({ kind, minutes }: WhenBody) => kind !== 'percent' || minutes !== undefined)
  @IsInt()
  minutes?: number;
}

class WhomBody {
  @ApiProperty({ enum: WHOMS })
  @IsIn(WHOMS)
  kind: (typeof WHOMS)[number];

  @ApiPropertyOptional()
  @ValidateIf(({ kind, personId }: WhomBody) => kind === 'person' || personId !== undefined)
  @IsUUID()
  personId?: string;

  @ApiPropertyOptional({ enum: ROLES })
  @ValidateIf(({ kind, role }: WhomBody) => kind === 'role' || role !== undefined)
  @IsIn(ROLES)
  role?: (typeof ROLES)[number];

  @ApiPropertyOptional()
  @ValidateIf(({ kind, rotaId }: WhomBody) => kind === 'rota' || rotaId !== undefined)
  @IsUUID()
  rotaId?: string;

  @ApiPropertyOptional()
  @ValidateIf(({ kind, webhookId }: WhomBody) => kind === 'webhook' || webhookId !== undefined)
  @IsUUID()
  webhookId?: string;
}

class RungBody implements Omit<Rung, 'when' | 'whom'> {
  @ApiProperty({ type: WhenBody })
  @ValidateNested()
  @Type(() => WhenBody)
  when: WhenBody;

  @ApiProperty({ type: WhomBody })
  @ValidateNested()
  @Type(() => WhomBody)
  whom: WhomBody;

  @ApiProperty({ enum: WAYS, isArray: true })
  @IsArray()
  @ArrayMaxSize(WAYS.length)
  @IsIn(WAYS, { each: true })
  by: Way[];

  @ApiPropertyOptional({ nullable: true, description: 'The room for `chat`' })
  @IsOptional()
  @IsUUID()
  webhookId: string | null = null;

  @ApiPropertyOptional({ nullable: true })
  @IsOptional()
  @IsInt()
  repeatMinutes: number | null = null;
}

export class LadderBody {
  @ApiProperty({ maxLength: LIMITS.nameLength })
  @IsString()
  @NotContains('\0')
  @MaxLength(LIMITS.nameLength)
  name: string;

  @ApiProperty({ type: 'array', items: { $ref: getSchemaPath(RungBody) }, maxItems: MOST_RUNGS })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_RUNGS)
  @ValidateNested({ each: true })
  @Type(() => RungBody)
  rungs: RungBody[];
}

export class LadderChangeBody extends LadderBody {
  @ApiProperty({ description: 'The version that was read' })
  @IsInt()
  @Min(1)
  basedOn: number;
}

export class LadderVersionQuery {
  @ApiPropertyOptional({ description: 'The latest where it is left out' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  version?: number;
}

/** Of each rung what its kinds ask for, and nothing else. */
export const draftOf = ({ name, rungs }: LadderBody): LadderDraft => ({ name, rungs: rungs.map(rungOf) });

export const changeOf = (body: LadderChangeBody): LadderChange => ({
  ...draftOf(body),
  basedOn: body.basedOn,
});

function rungOf({ when, whom, by, webhookId, repeatMinutes }: RungBody): Rung {
  return { when: whenOf(when), whom: whomOf(whom), by, webhookId, repeatMinutes };
}

function whenOf({ kind, percent = 0, minutes = 0 }: WhenBody): RungWhen {
  return kind === 'percent' ? { kind, percent } : { kind, minutes };
}

function whomOf({ kind, personId = '', role = 'agent', rotaId = '', webhookId = '' }: WhomBody): RungWhom {
  if (kind === 'person') return { kind, personId };
  if (kind === 'role') return { kind, role };
  if (kind === 'rota') return { kind, rotaId };
  return kind === 'webhook' ? { kind, webhookId } : { kind };
}
