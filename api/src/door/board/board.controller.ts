import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { BoardPage, BoardThreadPage, ComplaintMade } from '@evenhand/shared/wire/board';
import { Open } from '../../platform/http/open.js';
import { refuseOtherSites } from '../../platform/http/same-site.js';
import { ComplaintBody, MoreBody, PageAsked } from './board-bodies.js';
import { BoardPages } from './board-pages.js';
import { Board, type Where } from './board.js';
import { bearerOf } from './proof.js';
import { Retries } from './retries.js';

/** The channel that works with nothing connected. The secret of a complaint comes as a bearer token, never in a path. */
@ApiTags('board')
@Open('anybody may complain in public and read the answers')
@Controller('api/board/:accountId')
export class BoardController {
  constructor(
    private readonly pages: BoardPages,
    private readonly board: Board,
    private readonly retries: Retries,
  ) {}

  @Get()
  @Header('cache-control', 'no-store')
  page(@Param('accountId') accountId: string, @Query() { after }: PageAsked): Promise<BoardPage> {
    return this.pages.page(accountId, after ?? null);
  }

  @Get('complaints/:complaintId')
  @Header('cache-control', 'no-store')
  @ApiBearerAuth()
  thread(
    @Param() { accountId, complaintId }: Where,
    @Headers('authorization') authorization: string | undefined,
  ): Promise<BoardThreadPage> {
    return this.pages.thread(accountId, complaintId, bearerOf(authorization));
  }

  @Post('complaints')
  @Header('cache-control', 'no-store')
  @ApiOperation({ summary: 'A complaint; whoever has the path of the answer is the one who made it' })
  complain(
    @Param('accountId') accountId: string,
    @Body() body: ComplaintBody,
    @Req() request: FastifyRequest,
  ): Promise<ComplaintMade> {
    refuseOtherSites(request, ONLY_HERE);
    const asked = ['complaint', accountId, body.name, body.text];
    return this.retries.once(keyOf(request), asked, () => this.board.complain(accountId, body, request.ip));
  }

  @Post('complaints/:complaintId/posts')
  @HttpCode(204)
  @ApiBearerAuth()
  async sayMore(
    @Param() where: Where,
    @Body() { text }: MoreBody,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    refuseOtherSites(request, ONLY_HERE);
    const writer = writerOf(request);
    const asked = ['more', where.accountId, where.complaintId, text, writer.proof ?? ''];
    await this.retries.once(keyOf(request), asked, () => this.board.sayMore(where, text, writer));
  }

  @Post('complaints/:complaintId/confirmation')
  @HttpCode(204)
  @ApiBearerAuth()
  async confirm(@Param() where: Where, @Req() request: FastifyRequest): Promise<void> {
    refuseOtherSites(request, ONLY_HERE);
    await this.board.confirm(where, writerOf(request));
  }
}

const ONLY_HERE = 'Write on the board itself.';

const keyOf = ({ headers }: FastifyRequest) => {
  const key = headers['idempotency-key'];
  return typeof key === 'string' ? key : undefined;
};

const writerOf = ({ ip, headers }: FastifyRequest) => ({
  address: ip,
  proof: bearerOf(headers.authorization),
});
