import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsOptional, Matches } from 'class-validator';

/** RFC 3339, as far as PostgreSQL takes it: no year 0, and no place further than 15:59 from Greenwich. */
const INSTANT =
  /^(?!0000)\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-5]):[0-5]\d)$/;

const message = '$property must be an instant, like 2026-03-02T12:00:00Z';

/** An instant that may be left out: its form, and a day that there is. */
export const MayBeInstant = () =>
  applyDecorators(
    ApiPropertyOptional({ format: 'date-time' }),
    IsOptional(),
    IsISO8601({ strict: true }, { message }),
    Matches(INSTANT, { message }),
  );

/** One that may not be. */
export const IsInstant = () =>
  applyDecorators(
    ApiProperty({ format: 'date-time' }),
    IsISO8601({ strict: true }, { message }),
    Matches(INSTANT, { message }),
  );
