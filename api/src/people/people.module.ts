import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { People } from './people.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { Sessions } from './sessions.js';
import { SIGN_IN_TRIES } from './sign-in-throttle.js';

/** Users, sessions, rights. */
@Module({
  imports: [ThrottlerModule.forRoot(SIGN_IN_TRIES)],
  controllers: [SessionController],
  providers: [People, Sessions, { provide: APP_GUARD, useClass: SessionGuard }],
  exports: [People, Sessions],
})
export class PeopleModule {}
