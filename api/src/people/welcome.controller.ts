import { Body, Controller, HttpCode, Post, Req, Res, UseGuards } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsEmail, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Acceptance, Welcome } from '@evenhand/shared/wire/people';
import type { Me } from '@evenhand/shared/wire/session';
import { Open } from '../platform/http/open.js';
import { refuseOtherSites } from '../platform/http/same-site.js';
import { LIMITS } from '../platform/limits.js';
import { Arrivals } from './arrivals.js';
import { giveCookies, visitorOf } from './session-cookies.js';
import { SignInThrottle } from './sign-in-throttle.js';

class LookBody {
  @ApiProperty()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  token: string;
}

class AcceptanceBody extends LookBody implements Acceptance {
  @ApiProperty({ minLength: LIMITS.shortestPassword })
  @IsString()
  @MaxLength(LIMITS.passwordLength)
  password: string;

  @ApiPropertyOptional({ description: 'The first admin’s' })
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  name?: string;

  @ApiPropertyOptional({ description: 'The first admin’s' })
  @IsOptional()
  @IsEmail()
  email?: string;

  @ApiPropertyOptional({ description: 'The first admin’s: the name of the brand' })
  @IsOptional()
  @IsString()
  @MaxLength(LIMITS.nameLength)
  brand?: string;
}

/** Where those come in who were invited. */
@ApiTags('session')
@Open('who was invited has no session yet, but a secret')
@UseGuards(SignInThrottle)
@Controller('api/welcome')
export class WelcomeController {
  constructor(private readonly arrivals: Arrivals) {}

  @Post('look')
  @HttpCode(200)
  look(@Body() { token }: LookBody): Promise<Welcome> {
    return this.arrivals.look(token);
  }

  @Post()
  @HttpCode(200)
  async accept(
    @Body() body: AcceptanceBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Me> {
    refuseOtherSites(request, 'Sign in on the Evenhand page itself.');
    const opened = await this.arrivals.accept(body, visitorOf(request));
    giveCookies(request, reply, opened);
    return opened.me;
  }
}
