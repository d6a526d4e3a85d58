import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { SignInThrottle } from './sign-in-throttle.js';
import { IsEmail, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Me } from '@evenhand/shared/wire/session';
import { LIMITS } from '../platform/limits.js';
import { Refusal } from '../platform/refusal.js';
import { MayAnyone, TheViewer } from './may.js';
import { Open } from '../platform/http/open.js';
import { SESSION_COOKIE } from './signed-in.js';
import { me, Sessions, type Viewer } from './sessions.js';

const CSRF_COOKIE = 'XSRF-TOKEN';

class SignInBody {
  @ApiProperty()
  @IsEmail()
  email: string;

  @ApiProperty()
  @IsString()
  @MaxLength(LIMITS.passwordLength)
  password: string;
}

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(private readonly sessions: Sessions) {}

  @Post()
  @HttpCode(200)
  @Open('who signs in has no session yet')
  @UseGuards(SignInThrottle)
  async signIn(
    @Body() body: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    refuseOtherSites(request);
    const opened = await this.sessions.open(body.email, body.password);
    const cookie = { path: '/', sameSite: 'strict', secure: request.protocol === 'https' } as const;
    void reply.setCookie(SESSION_COOKIE, opened.token, { ...cookie, httpOnly: true });
    void reply.setCookie(CSRF_COOKIE, opened.csrf, cookie);
    return opened.me;
  }

  @Get()
  @MayAnyone()
  who(@TheViewer() viewer: Viewer): Me {
    return me(viewer);
  }

  @Delete()
  @HttpCode(204)
  @MayAnyone()
  async signOut(@TheViewer() viewer: Viewer, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(viewer);
    void reply.clearCookie(SESSION_COOKIE, { path: '/' }).clearCookie(CSRF_COOKIE, { path: '/' });
  }
}

/** Nobody is signed in from another site's page: a browser says where a request comes from. */
function refuseOtherSites(request: FastifyRequest): void {
  const { origin, host } = request.headers;
  if (origin !== undefined && URL.parse(origin)?.host !== host)
    throw new Refusal('other-site', 'Sign in on the Evenhand page itself.', 403);
}
