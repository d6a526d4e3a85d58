import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { ThrottlerModule } from '@nestjs/throttler';
import { Arrivals } from './arrivals.js';
import { InvitationsController } from './invitations.controller.js';
import { Invitations } from './invitations.js';
import { Members } from './members.js';
import { PeopleController } from './people.controller.js';
import { People } from './people.js';
import { SessionController } from './session.controller.js';
import { SessionGuard } from './session.guard.js';
import { SessionsController } from './sessions.controller.js';
import { Sessions } from './sessions.js';
import { SIGN_IN_TRIES } from './sign-in-throttle.js';
import { WelcomeController } from './welcome.controller.js';

/** Users, invitations, sessions, rights. */
@Module({
  imports: [ThrottlerModule.forRoot(SIGN_IN_TRIES)],
  controllers: [
    SessionController,
    SessionsController,
    PeopleController,
    InvitationsController,
    WelcomeController,
  ],
  providers: [
    People,
    Members,
    Invitations,
    Arrivals,
    Sessions,
    { provide: APP_GUARD, useClass: SessionGuard },
  ],
  exports: [People, Sessions],
})
export class PeopleModule {}
