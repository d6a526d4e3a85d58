import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req, Res, UseGuards } from '@nestjs/common';
import { ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsEmail, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PasswordChange } from '@evenhand/shared/wire/people';
import type { Me } from '@evenhand/shared/wire/session';
import { Open } from '../platform/http/open.js';
import { refuseOtherSites } from '../platform/http/same-site.js';
import { LIMITS } from '../platform/limits.js';
import { MayAnyone, TheViewer } from './may.js';
import { People } from './people.js';
import { giveCookies, takeCookies, visitorOf } from './session-cookies.js';
import { me, Sessions, type Viewer } from './sessions.js';
import { SignInThrottle } from './sign-in-throttle.js';

class SignInBody {
  @ApiProperty()
  @IsEmail()
  email: string;

  @ApiProperty()
  @IsString()
  @MaxLength(LIMITS.passwordLength)
  password: string;
}

class PasswordChangeBody implements PasswordChange {
  @ApiProperty()
  @IsString()
  @MaxLength(LIMITS.passwordLength)
  old: string;

  @ApiProperty({ minLength: LIMITS.shortestPassword })
  @IsString()
  @MaxLength(LIMITS.passwordLength)
  new: string;
}

@ApiTags('session')
@Controller('api/session')
export class SessionController {
  constructor(
    private readonly sessions: Sessions,
    private readonly people: People,
  ) {}

  @Post()
  @HttpCode(200)
  @Open('who signs in has no session yet')
  @UseGuards(SignInThrottle)
  async signIn(
    @Body() body: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    refuseOtherSites(request, 'Sign in on the Evenhand page itself.');
    const opened = await this.sessions.open(body.email, body.password, visitorOf(request));
    giveCookies(request, reply, opened);
    return opened.me;
  }

  @Get()
  @MayAnyone()
  who(@TheViewer() viewer: Viewer): Me {
    return me(viewer);
  }

  @Put('password')
  @HttpCode(204)
  @MayAnyone()
  @UseGuards(SignInThrottle)
  async changePassword(@Body() body: PasswordChangeBody, @TheViewer() viewer: Viewer): Promise<void> {
    await this.people.changePassword(viewer, body);
  }

  @Delete()
  @HttpCode(204)
  @MayAnyone()
  async signOut(@TheViewer() viewer: Viewer, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.end(viewer);
    takeCookies(reply);
  }
}
