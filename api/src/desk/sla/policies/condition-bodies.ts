import { ApiPropertyOptional } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
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
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  NotContains,
  ValidateNested,
} from 'class-validator';
import type { Interval, Weekday } from '@evenhand/shared/sla/calendar-rules';
import type { Conditions, Hours } from '@evenhand/shared/sla/conditions';
import { CHANNELS, type Channel } from '@evenhand/shared/wire/channel';
import { LIMITS } from '../../../platform/limits.js';

const WEEKDAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const time = { each: true, message: 'A time of day is written like 09:30' };

const MayBeList = () =>
  applyDecorators(ApiPropertyOptional(), IsOptional(), IsArray(), ArrayMaxSize(LIMITS.policy.listed));

const MayBeTexts = () =>
  applyDecorators(
    MayBeList(),
    IsString({ each: true }),
    NotContains('\0', { each: true }),
    MinLength(1, { each: true }),
    MaxLength(LIMITS.policy.wordLength, { each: true }),
  );

class HoursBody implements Hours {
  @IsString()
  @MaxLength(LIMITS.nameLength)
  zone: string;

  @IsArray()
  @ArrayMinSize(1, { message: 'Choose at least one day of the week' })
  @ArrayMaxSize(WEEKDAYS.length)
  @IsIn(WEEKDAYS, { each: true })
  days: Weekday[];

  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(2)
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, time)
  between: Interval;
}

/** The whole language: `ConditionWord` lists it. What stands here and there is held together by a test. */
export class ConditionsBody implements Conditions {
  @MayBeList()
  @IsUUID(undefined, { each: true })
  accounts?: string[];

  @MayBeList()
  @IsIn(CHANNELS, { each: true })
  channels?: Channel[];

  @MayBeTexts()
  topics?: string[];

  @MayBeList()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(4, { each: true })
  severities?: number[];

  @MayBeTexts()
  languages?: string[];

  @MayBeTexts()
  words?: string[];

  @ApiPropertyOptional()
  @IsOptional()
  @ValidateNested()
  @Type(() => HoursBody)
  hours?: HoursBody;

  @MayBeTexts()
  agencies?: string[];

  @MayBeTexts()
  contracts?: string[];
}
