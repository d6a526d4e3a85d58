import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { Breaches } from './breaches/breaches.js';
import { BreachesController } from './breaches/breaches.controller.js';
import { Accounts } from './coverage/accounts.js';
import { AccountsController } from './coverage/accounts.controller.js';
import { Brands } from './coverage/brands.js';
import { Alarm } from './escalation/alarm.js';
import { Intake } from './intake/intake.js';
import { IntakeLoop } from './intake/intake-loop.js';
import { TicketBook } from './intake/ticket-book.js';
import { LiveGateway } from './live/live.gateway.js';
import { Watchers } from './live/watchers.js';
import { Counts } from './queue/counts.js';
import { Queue } from './queue/queue.js';
import { QueueController } from './queue/queue.controller.js';
import { Clocks } from './sla/clocks.js';
import { HistoryJudge } from './sla/history-judge.js';
import { Tickets } from './tickets/tickets.js';
import { Timekeeping } from './tickets/timekeeping.js';
import { TimelineController } from './tickets/timeline.controller.js';

/** What the command line needs of the desk: everything but the loops and the sockets. */
const VERBS = [
  Brands,
  Intake,
  Queue,
  { provide: TicketBook, useClass: Tickets },
  { provide: Timekeeping, useClass: Clocks },
];

/** Decides. Has never seen how many people follow anybody. */
@Module({
  imports: [PeopleModule],
  controllers: [AccountsController, BreachesController, QueueController, TimelineController],
  providers: [...VERBS, Accounts, Breaches, IntakeLoop, Alarm, HistoryJudge, Counts, Watchers, LiveGateway],
})
export class DeskModule {}

/** The same verbs for one command: nothing rings, nothing listens. */
@Module({ providers: VERBS, exports: VERBS })
export class DeskVerbsModule {}
