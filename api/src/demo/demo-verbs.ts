import { Acknowledgements } from '../desk/escalation/acknowledgements/acknowledgements.js';
import { Means } from '../desk/escalation/courier/means.js';
import { Ladders } from '../desk/escalation/ladders/ladders.js';
import { Overrides } from '../desk/escalation/rotas/overrides.js';
import { Rotas } from '../desk/escalation/rotas/rotas.js';
import { CalendarKeeper } from '../desk/sla/calendars/calendar-keeper.js';
import { Expansions } from '../desk/sla/calendars/expansions.js';
import { FeedReader } from '../desk/sla/calendars/feed-reader.js';
import { Policies } from '../desk/sla/policies/policies.js';
import { Losses } from '../desk/tickets/losses/losses.js';
import { Outbound } from '../platform/outbound.js';
import { DemoActs } from './demo-acts.js';
import { DemoAnswers } from './demo-answers.js';
import { DemoBrands } from './demo-brand.js';
import { DemoPosts } from './demo-posts.js';
import { DemoPromises } from './demo-promises.js';
import { DemoRota } from './demo-rota.js';
import { DemoStates } from './demo-states.js';
import { DemoTalk } from './demo-talk.js';
import { Demo } from './demo.js';

/** What managers and agents do at the desk, for people who are not there. */
const OF_THE_DESK = [
  ...[CalendarKeeper, Expansions, FeedReader, Outbound],
  ...[Policies, Ladders, Means, Rotas, Overrides],
  ...[Acknowledgements, Losses],
];

/** What loads the demo, from the browser and from the command line alike. */
export const DEMO_VERBS = [
  ...OF_THE_DESK,
  ...[Demo, DemoBrands, DemoPromises, DemoRota, DemoPosts, DemoTalk],
  ...[DemoActs, DemoStates, DemoAnswers],
];
