import type { ApiBodyOptions, ApiResponseOptions } from '@nestjs/swagger';
import { CHANNELS } from '@evenhand/shared/wire/channel';
import { LIMITS } from '../platform/limits.js';

/* What the API's own page says of a post; `post-body.ts` is what checks it. */

const id = { type: 'string', minLength: 1, maxLength: LIMITS.idLength } as const;
const text = (description: string, maxLength: number = LIMITS.idLength) =>
  ({ type: 'string', maxLength, description }) as const;

const AUTHOR = {
  type: 'object',
  required: ['externalId'],
  properties: {
    externalId: id,
    handle: text('@ann', LIMITS.nameLength),
    displayName: text('Ann', LIMITS.nameLength),
  },
} as const;

const REACH = {
  type: 'object',
  description: 'Goes to the vault alone; what is no count is unknown, never zero.',
  properties: {
    followers: { type: 'integer' },
    following: { type: 'integer' },
    verified: { type: 'boolean' },
    observedAt: { type: 'string', format: 'date-time' },
  },
} as const;

const ATTACHMENT = {
  type: 'object',
  required: ['type', 'url'],
  properties: {
    type: text('image/png', LIMITS.nameLength),
    url: { type: 'string', format: 'uri' },
    alt: text('', LIMITS.textLength),
  },
} as const;

const POST = {
  type: 'object',
  required: ['channel', 'account', 'externalId', 'postedAt', 'author'],
  properties: {
    channel: { type: 'string', enum: [...CHANNELS] },
    account: {
      ...id,
      description: "the brand's account that it reached: its handle, or the channel's id of it",
    },
    externalId: { ...id, description: "the channel's own id of the post" },
    inReplyTo: text('the id of the post that it answers'),
    postedAt: {
      type: 'string',
      format: 'date-time',
      description: 'RFC 3339 with an offset, at most 5 minutes ahead',
    },
    text: text('may be absent where there is an attachment', LIMITS.textLength),
    language: text('BCP 47; detected if absent'),
    url: text('where it stands', LIMITS.urlLength),
    visibility: { type: 'string', enum: ['public', 'direct'], default: 'public' },
    editOf: text('the id of the post that it replaces'),
    deleted: { type: 'boolean', default: false },
    quotes: text('the id of the post that it quotes'),
    mentions: { type: 'array', maxItems: LIMITS.mentions, items: text('@name', LIMITS.nameLength) },
    attachments: { type: 'array', maxItems: LIMITS.attachments, items: ATTACHMENT },
    author: AUTHOR,
    reach: REACH,
    raw: { type: 'object', description: "the channel's own object; goes to the vault alone" },
  },
} as const;

export const POSTS_BODY: ApiBodyOptions = {
  schema: { oneOf: [POST, { type: 'array', maxItems: LIMITS.postsPerRequest, items: POST }] } as never,
};

export const RECEIPTS: ApiResponseOptions = {
  description: 'Once all are stored: what became of each, in order',
  schema: {
    type: 'array',
    items: {
      type: 'object',
      properties: {
        externalId: { type: 'string', nullable: true },
        result: { type: 'string', enum: ['accepted', 'duplicate', 'unreadable'] },
        reason: { type: 'string', description: 'names the field, where it is unreadable' },
      },
    },
  },
};
