import { v7 as newId } from 'uuid';
import type { Role } from '@evenhand/shared/wire/session';

/** `open`: also who is not signed in; `anyone`: who is signed in, whatever they are; or these roles of the brand. */
export type Who = 'open' | 'anyone' | readonly Role[];

/** Who may use a route, and a body that it understands. */
export interface RouteEntry {
  readonly who: Who;
  readonly body?: object;
}

/** Who may send an event on the socket, what they send with it, and how one knows that it was taken. */
export interface EventEntry {
  readonly who: readonly Role[];
  readonly body: (brandId: string, ticketId: string) => object;
  readonly taken: 'acknowledged' | 'present';
}

const AT_THE_QUEUE: readonly Role[] = ['agent', 'manager'];
const MANAGERS: readonly Role[] = ['manager'];
const RUNNING_IT: readonly Role[] = ['manager', 'admin'];
const ADMINS: readonly Role[] = ['admin'];

const OF_BRAND = '/api/brands/:brandId';
const OF_TICKET = `${OF_BRAND}/tickets/:ticketId`;
const BOARD = '/api/board/:accountId';

/** Every route that there is. Whoever adds one says here who may use it. */
export const ROUTES: Readonly<Record<string, RouteEntry>> = {
  'GET /health/live': { who: 'open' },
  'GET /health/ready': { who: 'open' },
  'POST /api/intake/:source/posts': { who: 'open' },
  'GET /api/intake/:source/posts/:channel/:externalId': { who: 'open' },

  [`GET ${BOARD}`]: { who: 'open' },
  [`POST ${BOARD}/complaints`]: { who: 'open' },
  [`GET ${BOARD}/complaints/:complaintId`]: { who: 'open' },
  [`POST ${BOARD}/complaints/:complaintId/posts`]: { who: 'open' },
  [`POST ${BOARD}/complaints/:complaintId/confirmation`]: { who: 'open' },

  'GET /api/demo': { who: 'open' },
  'POST /api/demo': { who: 'anyone' },

  'POST /api/welcome': { who: 'open' },
  'POST /api/welcome/look': { who: 'open' },
  'POST /api/session': { who: 'open' },
  'GET /api/session': { who: 'anyone' },
  'DELETE /api/session': { who: 'anyone' },
  'PUT /api/session/password': { who: 'anyone', body: { old: 'x', new: 'x' } },
  'GET /api/sessions': { who: 'anyone' },
  'DELETE /api/sessions/:sessionId': { who: 'anyone' },

  [`GET ${OF_BRAND}/people`]: { who: RUNNING_IT },
  [`PATCH ${OF_BRAND}/people/:personId`]: { who: ADMINS, body: { role: 'manager' } },
  [`DELETE ${OF_BRAND}/people/:personId`]: { who: ADMINS },
  [`DELETE ${OF_BRAND}/people/:personId/sessions`]: { who: ADMINS },
  [`POST ${OF_BRAND}/invitations`]: {
    who: ADMINS,
    body: { name: 'Ina Invited', email: 'ina@example.com', role: 'agent' },
  },
  [`DELETE ${OF_BRAND}/invitations/:invitationId`]: { who: ADMINS },

  [`GET ${OF_BRAND}/accounts`]: { who: RUNNING_IT },
  [`POST ${OF_BRAND}/accounts/boards`]: { who: RUNNING_IT, body: { name: 'A board' } },
  [`PATCH ${OF_BRAND}/accounts/:accountId`]: { who: RUNNING_IT, body: { ownerId: newId() } },
  [`GET ${OF_BRAND}/unreadable`]: { who: RUNNING_IT },
  [`POST ${OF_BRAND}/unreadable/retries`]: { who: RUNNING_IT },

  [`GET ${OF_BRAND}/breaches`]: { who: MANAGERS },
  [`GET ${OF_BRAND}/breaches.csv`]: { who: MANAGERS },
  [`GET ${OF_BRAND}/breaches.json`]: { who: MANAGERS },
  [`GET ${OF_BRAND}/breaches/figures`]: { who: MANAGERS },
  [`GET ${OF_BRAND}/breaches/choices`]: { who: MANAGERS },
  [`GET ${OF_BRAND}/breaches/wall`]: { who: MANAGERS },

  [`GET ${OF_BRAND}/queue`]: { who: AT_THE_QUEUE },
  [`GET ${OF_BRAND}/queue/counts`]: { who: AT_THE_QUEUE },
  [`GET ${OF_BRAND}/queue/filters`]: { who: AT_THE_QUEUE },
  [`POST ${OF_BRAND}/queue/next`]: { who: AT_THE_QUEUE },

  [`GET ${OF_TICKET}`]: { who: AT_THE_QUEUE },
  [`GET ${OF_TICKET}/timeline`]: { who: AT_THE_QUEUE },
  [`PUT ${OF_TICKET}/drafts/:kind`]: { who: AT_THE_QUEUE, body: { text: 'We are', readUpTo: null } },
  [`POST ${OF_TICKET}/notes`]: { who: AT_THE_QUEUE, body: { text: 'He phoned.' } },
  [`POST ${OF_TICKET}/claim`]: { who: AT_THE_QUEUE },
  [`POST ${OF_TICKET}/releases`]: { who: AT_THE_QUEUE, body: { reason: 'skill' } },
  [`GET ${OF_TICKET}/losses`]: { who: AT_THE_QUEUE },
  [`POST ${OF_TICKET}/losses`]: { who: AT_THE_QUEUE, body: { outcome: 'phoned' } },
  [`DELETE ${OF_TICKET}/losses/:outcome`]: { who: AT_THE_QUEUE },
  [`PUT ${OF_TICKET}/state`]: { who: AT_THE_QUEUE, body: { state: 'waiting' } },
  [`POST ${OF_TICKET}/replies`]: {
    who: AT_THE_QUEUE,
    body: { id: newId(), text: 'We are sorry.', readUpTo: null, then: 'waiting' },
  },
  [`DELETE ${OF_TICKET}/replies/:replyId`]: { who: AT_THE_QUEUE },
  [`POST ${OF_TICKET}/replies/:replyId/outcome`]: { who: AT_THE_QUEUE, body: { outcome: 'drop' } },
};

const CURSOR = '1.3.0';

/** Every event that a browser can send. */
export const EVENTS: Readonly<Record<string, EventEntry>> = {
  'watch queue': {
    who: AT_THE_QUEUE,
    body: (brandId) => ({ brandId, view: 'all', cursor: CURSOR }),
    taken: 'acknowledged',
  },
  'watch ticket': {
    who: AT_THE_QUEUE,
    body: (brandId, ticketId) => ({ brandId, ticketId, cursor: CURSOR }),
    taken: 'acknowledged',
  },
  look: {
    who: AT_THE_QUEUE,
    body: (brandId, ticketId) => ({ brandId, ticketId, isTyping: false }),
    taken: 'present',
  },
};

/** A route's path with a brand, and with ids that are nobody's for all else that it names. */
export const addressed = (path: string, brandId: string) =>
  path
    .replace(':brandId', brandId)
    .replace(':kind', 'reply')
    .replace(/:\w+/g, () => newId());

/** What a new route or event still has to say, and what is said of one that is gone. */
export function unsaid(kind: 'ROUTES' | 'EVENTS', found: readonly string[], table: object): string[] {
  const said = Object.keys(table);
  const where = `${kind} in api/test/people/rights-table.ts`;
  return [
    ...found
      .filter((name) => !said.includes(name))
      .map((name) => `Who may use "${name}"? Add it to ${where}, with the roles that may.`),
    ...said
      .filter((name) => !found.includes(name))
      .map((name) => `There is no "${name}" any more: take it out of ${where}.`),
  ];
}
