import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  MaxLength,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { Interval } from '@evenhand/shared/sla/calendar-rules';
import type {
  CalendarDraft,
  CalendarRevision,
  PublicHolidays,
  SpecialDate,
} from '@evenhand/shared/wire/calendars';
import { LIMITS } from '../../../platform/limits.js';
import { MOST_BYTES } from './icalendar.js';

const { intervals: MOST_INTERVALS, specials: MOST_SPECIALS, keptOpen: MOST_KEPT_OPEN } = LIMITS.calendar;
const READING_LENGTH = 5;

const isReading = (value: unknown) => typeof value === 'string' && value.length <= READING_LENGTH;

const areIntervals = (value: unknown) =>
  Array.isArray(value) &&
  value.length <= MOST_INTERVALS &&
  value.every((one: unknown) => Array.isArray(one) && one.length === 2 && one.every(isReading));

/** Their form alone: what is wrong within is told with its place, as a problem of the draft. */
const AreIntervals = () =>
  applyDecorators(
    ApiProperty({ example: [['09:00', '17:00']] }),
    ValidateBy({
      name: 'areIntervals',
      validator: {
        validate: areIntervals,
        defaultMessage: () => `$property must be up to ${MOST_INTERVALS} pairs of HH:MM`,
      },
    }),
  );

const OrNull = () => ValidateIf((_, value: unknown) => value !== null);

class WeeklyHoursBody {
  @IsOptional() @AreIntervals() mon?: Interval[];
  @IsOptional() @AreIntervals() tue?: Interval[];
  @IsOptional() @AreIntervals() wed?: Interval[];
  @IsOptional() @AreIntervals() thu?: Interval[];
  @IsOptional() @AreIntervals() fri?: Interval[];
  @IsOptional() @AreIntervals() sat?: Interval[];
  @IsOptional() @AreIntervals() sun?: Interval[];
}

class SpecialDateBody implements SpecialDate {
  @ApiProperty() @IsString() @MaxLength(10) date: string;
  @ApiProperty() @IsString() @MaxLength(LIMITS.nameLength) name: string;
  @AreIntervals() hours: Interval[];
  @ApiProperty() @IsBoolean() isYearly: boolean;
}

class PublicHolidaysBody implements PublicHolidays {
  @ApiProperty() @IsString() @MaxLength(10) country: string;
  @ApiProperty() @OrNull() @IsString() @MaxLength(20) state: string | null;
  @ApiProperty() @OrNull() @IsString() @MaxLength(20) region: string | null;
}

export class CalendarDraftBody implements CalendarDraft {
  @ApiProperty() @IsString() @MaxLength(LIMITS.nameLength) name: string;
  @ApiProperty() @IsString() @MaxLength(LIMITS.nameLength) zone: string;
  @ApiProperty() @IsBoolean() isAlwaysOpen: boolean;

  @ApiProperty()
  @ValidateNested()
  @Type(() => WeeklyHoursBody)
  weekly: WeeklyHoursBody;

  @ApiProperty({ type: [SpecialDateBody] })
  @IsArray()
  @ArrayMaxSize(MOST_SPECIALS)
  @ValidateNested({ each: true })
  @Type(() => SpecialDateBody)
  specials: SpecialDateBody[];

  @ApiProperty()
  @OrNull()
  @ValidateNested()
  @Type(() => PublicHolidaysBody)
  publicHolidays: PublicHolidaysBody | null;

  @ApiProperty()
  @IsArray()
  @ArrayMaxSize(MOST_KEPT_OPEN)
  @IsString({ each: true })
  @MaxLength(10, { each: true })
  keptOpen: string[];

  @ApiProperty()
  @OrNull()
  @IsString()
  @MaxLength(LIMITS.urlLength)
  feedUrl: string | null;

  @ApiProperty()
  @OrNull()
  @IsString()
  @MaxLength(MOST_BYTES)
  file: string | null;
}

export class CalendarRevisionBody extends CalendarDraftBody implements CalendarRevision {
  @ApiProperty()
  @IsInt()
  @Min(1)
  basedOn: number;
}
