import { Global, Module } from '@nestjs/common';
import { Founding } from '../people/founding.js';
import { Leaving } from '../people/leaving.js';
import { Founder } from './coverage/found-brand.js';
import { Leavers } from './queue/leavers.js';
import { Unsent } from './queue/unsent.js';
import { UnsentReplies } from './replies/unsent-replies.js';

const PORTS = [
  { provide: Founding, useClass: Founder },
  { provide: Leaving, useClass: Leavers },
  { provide: Unsent, useClass: UnsentReplies },
];

/** What people, who stand above the desk, ask of it. */
@Global()
@Module({ providers: PORTS, exports: [Founding, Leaving] })
export class ForPeopleModule {}
