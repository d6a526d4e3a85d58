import { Controller, Get, Headers, HttpCode, Param, Post, Req, type RawBodyRequest } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { PostStatus, Receipt } from '@evenhand/shared/wire/post';
import { LIMITS } from '../platform/limits.js';
import { Refusal } from '../platform/refusal.js';
import { Open } from '../platform/http/open.js';
import { TakesUnknown } from '../platform/http/unasked.js';
import { Door } from './door.js';
import { exactPosts } from './exact-json.js';
import { POSTS_BODY, RECEIPTS } from './post-schema.js';
import { postStatus } from './post-status.js';
import { isDeeperThan } from './depth.js';
import { Sources } from './sources.js';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';

/** The signed door: machines that prove themselves, not people with sessions. */
@ApiTags('door')
@Open('sources prove themselves by signature or token')
@TakesUnknown('what the door does not know stays in raw')
@Controller('api/intake/:source/posts')
export class IntakeController {
  constructor(
    private readonly door: Door,
    private readonly sources: Sources,
    @InjectDataSource('door') private readonly database: DataSource,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'One post, or an array of up to 1,000, signed as Standard Webhooks lays down' })
  @ApiBody(POSTS_BODY)
  @ApiAcceptedResponse(RECEIPTS)
  async take(
    @Param('source') id: string,
    @Req() request: RawBodyRequest<FastifyRequest>,
    @Headers() headers: Record<string, string | undefined>,
  ): Promise<Receipt[]> {
    refuseOtherTypes(headers['content-type']);
    const body = request.rawBody ?? Buffer.alloc(0);
    const source = await this.sources.signed(id, body, headers);
    const posts = asPosts(request.body);
    const raws = exactPosts(body) ?? [];
    return this.door.take(
      { source, runId: null, isHistory: false },
      posts.map((post, index) => ({ post, raw: raws[index] ?? JSON.stringify(post) })),
    );
  }

  @Get(':channel/:externalId')
  @ApiBearerAuth()
  @ApiOperation({ summary: 'What became of one of the source’s own posts' })
  async status(
    @Param('source') id: string,
    @Param('channel') channel: string,
    @Param('externalId') externalId: string,
    @Headers('authorization') authorization: string | undefined,
  ): Promise<PostStatus> {
    const source = await this.sources.bearing(id, authorization);
    return postStatus(this.database, source, { channel, externalId });
  }
}

function refuseOtherTypes(contentType = ''): void {
  if (!/^application\/json\b/i.test(contentType))
    throw new Refusal('not-json', 'Send the posts as JSON, with content-type: application/json.', 415);
}

function asPosts(body: unknown): unknown[] {
  if (typeof body !== 'object' || body === null)
    throw new Refusal('not-posts', 'The body must be one post as a JSON object, or an array of them.', 400);
  if (isDeeperThan(body, LIMITS.depth))
    throw new Refusal('too-deep', `A body nests up to ${LIMITS.depth} levels; this one goes deeper.`, 400);
  const posts = Array.isArray(body) ? (body as unknown[]) : [body];
  if (posts.length > LIMITS.postsPerRequest)
    throw new Refusal(
      'too-many-posts',
      `A request takes up to ${LIMITS.postsPerRequest} posts; this one has ${posts.length}.`,
      400,
    );
  return posts;
}
