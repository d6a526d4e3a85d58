import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { Outbound } from '../platform/outbound.js';
import { ForPeopleModule } from './for-people.module.js';
import { IntakeLoop } from './intake/intake-loop.js';
import { Intake } from './intake/intake.js';
import { TicketBook } from './intake/ticket-book.js';
import { Announcing } from './tickets/announcing.js';
import { MergingController } from './tickets/merging/merging.controller.js';
import { Merges } from './tickets/merging/merges.js';
import { Splits } from './tickets/merging/splits.js';
import { ClassificationController } from './tickets/classification/classification.controller.js';
import { Classifications } from './tickets/classification/classifications.js';
import { ContractController } from './tickets/classification/contract.controller.js';
import { CustomerContracts } from './tickets/classification/customer-contracts.js';
import { LossesController } from './tickets/losses/losses.controller.js';
import { Losses } from './tickets/losses/losses.js';
import { DraftsController } from './tickets/notes/drafts.controller.js';
import { Drafts } from './tickets/notes/drafts.js';
import { NotesController } from './tickets/notes/notes.controller.js';
import { Notes } from './tickets/notes/notes.js';
import { PageController } from './tickets/page/page.controller.js';
import { TicketPages } from './tickets/page/ticket-pages.js';
import { Fixes } from './tickets/states/fixes.js';
import { StateChanges } from './tickets/states/state-changes.js';
import { StateController } from './tickets/states/state.controller.js';
import { WantedAnswersController } from './tickets/states/wants-answer.controller.js';
import { WantedAnswers } from './tickets/states/wants-answer.js';
import { TicketStates } from './tickets/states/ticket-states.js';
import { Tickets } from './tickets/tickets.js';
import { TimelineController } from './tickets/timeline.controller.js';
import { CalendarKeeper } from './sla/calendars/calendar-keeper.js';
import { CalendarsController } from './sla/calendars/calendars.controller.js';
import { Expansions } from './sla/calendars/expansions.js';
import { FeedLoop } from './sla/calendars/feed-loop.js';
import { FeedReader } from './sla/calendars/feed-reader.js';
import { Feeds } from './sla/calendars/feeds.js';
import { ApplicationsController } from './sla/apply/applications.controller.js';
import { Applications } from './sla/apply/applications.js';
import { Chunks } from './sla/apply/chunks.js';
import { Forecasts } from './sla/apply/forecasts.js';
import { Previews } from './sla/apply/previews.js';
import { Unfinished } from './sla/apply/unfinished.js';
import { HistoryJudge } from './sla/history/history-judge.js';
import { ClocksIn } from './sla/zones/clocks-in.js';
import { CalendarHorizon } from './sla/zones/calendar-horizon.js';
import { ZoneFollower } from './sla/zones/zone-follower.js';
import { SLA_VERBS } from './sla/sla-verbs.js';
import { AccountChoicesController } from './sla/policies/account-choices.controller.js';
import { AccountChoices } from './sla/policies/account-choices.js';
import { ContractsController } from './sla/policies/contracts.controller.js';
import { Contracts } from './sla/policies/contracts.js';
import { PoliciesController } from './sla/policies/policies.controller.js';
import { Policies } from './sla/policies/policies.js';
import { Alarm } from './escalation/alarm.js';
import { Carriers } from './escalation/courier/carriers.js';
import { Courier } from './escalation/courier/courier.js';
import { Links } from './escalation/courier/links.js';
import { Mails } from './escalation/courier/mails.js';
import { MeController } from './escalation/courier/me.controller.js';
import { Means } from './escalation/courier/means.js';
import { PushSubscriptions } from './escalation/courier/push-subscriptions.js';
import { Pushes } from './escalation/courier/pushes.js';
import { Rooms } from './escalation/courier/rooms.js';
import { Rounds } from './escalation/courier/rounds.js';
import { TrialsController } from './escalation/courier/trials.controller.js';
import { Trials } from './escalation/courier/trials.js';
import { NoticesController } from './escalation/notices/notices.controller.js';
import { Notices } from './escalation/notices/notices.js';
import { LADDER_CONTROLLERS, LADDER_VERBS } from './escalation/ladders/ladder-parts.js';
import { GapAlarm } from './escalation/rotas/gap-alarm.js';
import { GapNotices } from './escalation/rotas/gap-notices.js';
import { Horizon } from './escalation/rotas/horizon.js';
import { Overrides } from './escalation/rotas/overrides.js';
import { RotasController } from './escalation/rotas/rotas.controller.js';
import { Rotas } from './escalation/rotas/rotas.js';
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
  ...SLA_VERBS,
];

/** Decides. Has never seen how many people follow anybody. */
@Module({
  imports: [PeopleModule, ForPeopleModule],
  controllers: [
    ...[ContractsController, PoliciesController, AccountChoicesController, ApplicationsController],
    RotasController,
    ...LADDER_CONTROLLERS,
    ...[
      TimelineController,
      PageController,
      StateController,
      NotesController,
      DraftsController,
      LossesController,
      ClassificationController,
      ContractController,
    ],
    ...[MergingController, WantedAnswersController],
    CalendarsController,
    ...[NoticesController, TrialsController, MeController],
    ...[QueueController, ClaimsController, RepliesController, BreachesController, AccountsController],
  ],
  providers: [
    ...VERBS,
    ...[Policies, Contracts, AccountChoices],
    ...[Forecasts, Previews, Chunks, Applications, Unfinished],
    ...[ClocksIn, ZoneFollower, CalendarHorizon],
    Outbound,
    ...[CalendarKeeper, Expansions, FeedReader, Feeds, FeedLoop],
    ...[Merges, Splits, WantedAnswers],
    ...[IntakeLoop, TicketPages, Drafts, Classifications, CustomerContracts, Fixes, HistoryJudge, Alarm],
    ...[Means, Links, Mails, Rooms, Pushes, Carriers, Rounds, Courier],
    ...[PushSubscriptions, Trials, Notices],
    ...LADDER_VERBS,
    ...[Rotas, Overrides, GapNotices, GapAlarm, Horizon],
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
