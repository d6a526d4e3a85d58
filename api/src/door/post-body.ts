import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  Length,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { CHANNELS, type Channel } from '@evenhand/shared/wire/channel';
import { LIMITS } from '../platform/limits.js';

const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(\.\d+)?([Zz]|[+-]\d\d:\d\d)$/;

const RequiredId = () =>
  Length(1, LIMITS.idLength, {
    message: `$property must be given, as text of 1 to ${LIMITS.idLength} characters`,
  });

class AuthorBody {
  @RequiredId()
  externalId: string;

  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  handle?: string | null;

  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  displayName?: string | null;
}

class AttachmentBody {
  @IsString()
  @MaxLength(LIMITS.nameLength)
  type: string;

  @IsUrl({ protocols: ['https', 'http'], require_protocol: true, require_tld: false })
  url: string;

  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.textLength)
  alt?: string;
}

/**
 * The fields of a post that may decide. Reach is not among them: it is never checked, so that no complaint is turned
 * away, or let in, for what is said of its audience.
 */
export class PostBody {
  @IsIn(CHANNELS)
  channel: Channel;

  @RequiredId()
  account: string;

  @RequiredId()
  externalId: string;

  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.idLength)
  inReplyTo?: string | null;

  @Matches(RFC_3339, { message: 'postedAt must be an RFC 3339 instant with an offset' })
  postedAt: string;

  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.textLength)
  text?: string | null;

  /** A tag that is none counts as absent: the language is detected then. */
  @IsOptional()
  language?: unknown;

  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.urlLength)
  url?: string | null;

  @IsOptional()
  @IsIn(['public', 'direct'])
  visibility?: 'public' | 'direct' | null;

  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.idLength)
  editOf?: string | null;

  @IsOptional()
  @IsBoolean()
  deleted?: boolean | null;

  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.idLength)
  quotes?: string | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(LIMITS.mentions)
  @IsString({ each: true })
  @MaxLength(LIMITS.nameLength, { each: true })
  mentions?: string[] | null;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(LIMITS.attachments)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => AttachmentBody)
  attachments?: AttachmentBody[] | null;

  @IsObject({ message: 'author must be given as one object' })
  @ValidateNested()
  @Type(() => AuthorBody)
  author: AuthorBody;
}
