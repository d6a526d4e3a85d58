import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { Outbound } from '../platform/outbound.js';
import { ForPeopleModule } from './for-people.module.js';
import { IntakeLoop } from './intake/intake-loop.js';
import { Intake } from './intake/intake.js';
import { TicketBook } from './intake/ticket-book.js';
import { Announcing } from './tickets/announcing.js';
import { LossesController } from './tickets/losses/losses.controller.js';
import { Losses } from './tickets/losses/losses.js';
import { DraftsController } from './tickets/notes/drafts.controller.js';
import { Drafts } from './tickets/notes/drafts.js';
import { NotesController } from './tickets/notes/notes.controller.js';
import { Notes } from './tickets/notes/notes.js';
import { PageController } from './tickets/page/page.controller.js';
import { TicketPages } from './tickets/page/ticket-pages.js';
import { StateChanges } from './tickets/states/state-changes.js';
import { StateController } from './tickets/states/state.controller.js';
import { TicketStates } from './tickets/states/ticket-states.js';
import { Tickets } from './tickets/tickets.js';
import { Timekeeping } from './tickets/timekeeping.js';
import { TimelineController } from './tickets/timeline.controller.js';
import { Calendars } from './sla/calendars.js';
import { Clocks } from './sla/clocks.js';
import { HistoryJudge } from './sla/history-judge.js';
import { Alarm } from './escalation/alarm.js';
import { Means } from './escalation/courier/means.js';
import { Choices } from './queue/choices.js';
import { ClaimsController } from './queue/claims.controller.js';
import { Claims } from './queue/claims.js';
import { Counts } from './queue/counts.js';
import { LapsedClaims } from './queue/lapsed-claims.js';
import { QueueController } from './queue/queue.controller.js';
import { Queue } from './queue/queue.js';
import { Releases } from './queue/releases.js';
import { Deliveries } from './replies/deliveries.js';
import { Errands } from './replies/errands.js';
import { Outcomes } from './replies/outcomes.js';
import { RepliesController } from './replies/replies.controller.js';
import { Replies } from './replies/replies.js';
import { Sender } from './replies/sender.js';
import { Undo } from './replies/undo.js';
import { WaysOut } from './replies/ways-out.js';
import { BreachesController } from './breaches/breaches.controller.js';
import { Breaches } from './breaches/breaches.js';
import { BreachChoices } from './breaches/choices.js';
import { Figures } from './breaches/figures.js';
import { Walls } from './breaches/walls.js';
import { AccountsController } from './coverage/accounts.controller.js';
import { Accounts } from './coverage/accounts.js';
import { Brands } from './coverage/brands.js';
import { LiveGateway } from './live/live.gateway.js';
import { Presence } from './live/presence.js';
import { Watchers } from './live/watchers.js';

/** What the command line needs of the desk: everything but the loops and the sockets. */
const VERBS = [
  Brands,
  Claims,
  Intake,
  Notes,
  Queue,
  Replies,
  StateChanges,
  TicketStates,
  WaysOut,
  { provide: Announcing, useExisting: WaysOut },
  { provide: TicketBook, useClass: Tickets },
  Calendars,
  { provide: Timekeeping, useClass: Clocks },
];

/** Decides. Has never seen how many people follow anybody. */
@Module({
  imports: [PeopleModule, ForPeopleModule],
  controllers: [
    ...[TimelineController, PageController, StateController, NotesController, DraftsController, LossesController],
    ...[QueueController, ClaimsController, RepliesController, BreachesController, AccountsController],
  ],
  providers: [
    ...VERBS,
    Outbound,
    ...[IntakeLoop, TicketPages, Drafts, HistoryJudge, Alarm],
    ...[Means],
    ...[Counts, Choices, Releases, LapsedClaims],
    ...[Undo, Outcomes, Deliveries, Errands, Sender],
    ...[Losses, Breaches, BreachChoices, Figures, Walls],
    ...[Accounts, Presence, Watchers, LiveGateway],
  ],
  exports: VERBS,
})
export class DeskModule {}

/** The same verbs for one command: nothing rings, nothing listens. */
@Module({ imports: [ForPeopleModule], providers: VERBS, exports: VERBS })
export class DeskVerbsModule {}
