import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { Interval, Weekday } from '@evenhand/shared/sla/calendar-rules';
import type { NewOverride, RotaChange, RotaDraft } from '@evenhand/shared/wire/ladders';
import { IsInstant, MayBeInstant } from '../../../platform/http/instant.js';
import { LIMITS } from '../../../platform/limits.js';

const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** What an interval is, the calendar itself knows. */
const MayBeIntervals = () =>
  applyDecorators(
    ApiPropertyOptional({ description: 'From and to, as ["09:00", "17:00"]', type: [Array] }),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(LIMITS.rota.hoursADay),
  );

class HoursBody implements Partial<Record<Weekday, readonly Interval[]>> {
  @MayBeIntervals() mon?: Interval[];
  @MayBeIntervals() tue?: Interval[];
  @MayBeIntervals() wed?: Interval[];
  @MayBeIntervals() thu?: Interval[];
  @MayBeIntervals() fri?: Interval[];
  @MayBeIntervals() sat?: Interval[];
  @MayBeIntervals() sun?: Interval[];
}

class HandOverBody {
  @ApiProperty({ enum: ['day', 'week'] })
  @IsIn(['day', 'week'])
  every: 'day' | 'week';

  @ApiProperty({ enum: WEEKDAYS })
  @IsIn(WEEKDAYS)
  weekday: Weekday;

  @ApiProperty({ example: '09:00' })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/, { message: 'at must be a time of day, like 09:00' })
  at: string;
}

export class RotaBody implements RotaDraft {
  @ApiProperty()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  name: string;

  @ApiProperty({ example: 'Europe/Brussels' })
  @IsString()
  @MaxLength(LIMITS.nameLength)
  zone: string;

  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LIMITS.rota.people)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  people: string[];

  @ApiProperty()
  @IsObject()
  @ValidateNested()
  @Type(() => HandOverBody)
  handOver: HandOverBody;

  @ApiProperty({ format: 'date' })
  @Matches(/^20\d\d-\d\d-\d\d$/, { message: 'startsOn must be a date, like 2026-03-02' })
  startsOn: string;

  @ApiProperty({ type: HoursBody, nullable: true })
  @ValidateIf(({ hours }: RotaBody) => hours !== null)
  @IsObject()
  @ValidateNested()
  @Type(() => HoursBody)
  hours: HoursBody | null;
}

export class RotaChangeBody extends RotaBody implements RotaChange {
  @ApiProperty()
  @IsInt()
  @Min(1)
  basedOn: number;
}

export class OverrideBody implements NewOverride {
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  @ValidateIf(({ personId }: OverrideBody) => personId !== null)
  @IsUUID()
  personId: string | null;

  @IsInstant()
  from: string;

  @IsInstant()
  to: string;
}

export class WindowQuery {
  @MayBeInstant()
  from?: string;

  @MayBeInstant()
  to?: string;
}

export class OverrideAddress {
  @IsUUID()
  brandId: string;

  @IsUUID()
  rotaId: string;

  @IsUUID()
  overrideId: string;
}
