import { Acknowledgements } from '../acknowledgements/acknowledgements.js';
import { AcknowledgementsController } from '../acknowledgements/acknowledgements.controller.js';
import { ClimbingController } from '../climbing/climbing.controller.js';
import { Climbs } from '../climbing/climbs.js';
import { LaddersController } from './ladders.controller.js';
import { Ladders } from './ladders.js';
import { WebhooksController } from './webhooks.controller.js';
import { Webhooks } from './webhooks.js';

/** What ladders are made of, for the desk's module: who keeps them, who climbs them, who asks for quiet. */
export const LADDER_VERBS = [Ladders, Webhooks, Climbs, Acknowledgements];
export const LADDER_CONTROLLERS = [
  LaddersController,
  WebhooksController,
  ClimbingController,
  AcknowledgementsController,
];
