import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { LIMITS } from '../limits.js';

/** Which part of a list is asked for. */
export class PageQuery {
  @ApiPropertyOptional({ description: 'What the page before gave as its next' })
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  after?: string;

  @ApiPropertyOptional({ maximum: LIMITS.queuePage })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LIMITS.queuePage)
  limit = 100;
}
