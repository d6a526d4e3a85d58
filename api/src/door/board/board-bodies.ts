import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import type { MoreToSay, NewComplaint } from '@evenhand/shared/wire/board';
import { LIMITS } from '../../platform/limits.js';

const { nameLength, textLength } = LIMITS.board;

/** Nothing that hides, turns the text around, or is stacked on a letter without end. */
const PLAIN_NAME =
  /^(?!.*(?:[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Bidi_Control}]|\p{M}{4})).*(?!\p{Default_Ignorable_Code_Point})[\p{L}\p{N}].*$/su;
const SOMETHING_SEEN = /[^\s\p{C}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

const Tidied = (tidy: (text: string) => string) =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? tidy(value.trim()) : value));

const ofOneLine = (name: string) => name.replace(/ +/g, ' ');
const ofPlainLines = (text: string) => text.replace(/\r\n?/g, '\n');

export class MoreBody implements MoreToSay {
  @ApiProperty()
  @Tidied(ofPlainLines)
  @IsString({ message: 'text must be given' })
  @Length(1, textLength, { message: `text must have 1 to ${textLength} characters` })
  @Matches(SOMETHING_SEEN, { message: 'text must say something' })
  text: string;
}

export class ComplaintBody extends MoreBody implements NewComplaint {
  @ApiProperty()
  @Tidied(ofOneLine)
  @IsString({ message: 'name must be given' })
  @Length(1, nameLength, { message: `name must have 1 to ${nameLength} characters` })
  @Matches(PLAIN_NAME, { message: 'name must be made of letters, and hold no hidden signs' })
  name: string;
}

export class PageAsked {
  @ApiPropertyOptional({ description: 'The last complaint of the page before' })
  @IsOptional()
  @IsUUID()
  after?: string;
}
