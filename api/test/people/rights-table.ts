import { v7 as newId } from 'uuid';
import type { Role } from '@evenhand/shared/wire/session';
import { A_CALENDAR, A_LADDER, A_POLICY, ROTA } from './bodies.js';

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

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
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

  'PUT /api/me/language': { who: 'anyone', body: { language: 'en' } },
  'GET /api/me/push-subscription': { who: 'anyone' },
  'PUT /api/me/push-subscription': {
    who: 'anyone',
    body: { endpoint: 'https://push.example.com/x', p256dh: 'x', auth: 'x' },
  },
  'DELETE /api/me/push-subscription': { who: 'anyone', body: { endpoint: 'https://push.example.com/x' } },

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
  [`PUT ${OF_BRAND}/accounts/:accountId/policy`]: { who: MANAGERS, body: { policyId: newId() } },
  [`PUT ${OF_BRAND}/accounts/:accountId/agency`]: { who: MANAGERS, body: { agency: 'Nimbus' } },
  [`GET ${OF_BRAND}/policies`]: { who: MANAGERS },
  [`POST ${OF_BRAND}/policies`]: { who: MANAGERS, body: A_POLICY },
  [`GET ${OF_BRAND}/policies/choices`]: { who: MANAGERS },
  [`GET ${OF_BRAND}/policies/contracts`]: { who: MANAGERS },
  [`POST ${OF_BRAND}/policies/contracts`]: { who: MANAGERS, body: { name: 'Gold' } },
  [`DELETE ${OF_BRAND}/policies/contracts/:name`]: { who: MANAGERS },
  [`GET ${OF_BRAND}/policies/calendars/:calendarId/rules`]: { who: MANAGERS },
  [`GET ${OF_BRAND}/policies/:policyId`]: { who: MANAGERS },
  [`PUT ${OF_BRAND}/policies/:policyId`]: { who: MANAGERS, body: { ...A_POLICY, basedOn: 1 } },
  [`DELETE ${OF_BRAND}/policies/:policyId`]: { who: MANAGERS },
  [`POST ${OF_BRAND}/policies/:policyId/previews`]: { who: MANAGERS },
  [`POST ${OF_BRAND}/policies/:policyId/applications`]: {
    who: MANAGERS,
    body: { previewId: newId(), reason: 'It was asked for.' },
  },

  [`GET ${OF_BRAND}/unreadable`]: { who: RUNNING_IT },
  [`POST ${OF_BRAND}/unreadable/retries`]: { who: RUNNING_IT },

  [`GET ${OF_BRAND}/ladders`]: { who: MANAGERS },
  [`GET ${OF_BRAND}/ladders/choices`]: { who: MANAGERS },
  [`POST ${OF_BRAND}/ladders`]: { who: MANAGERS, body: A_LADDER },
  [`GET ${OF_BRAND}/ladders/:ladderId`]: { who: MANAGERS },
  [`PUT ${OF_BRAND}/ladders/:ladderId`]: { who: MANAGERS, body: { ...A_LADDER, basedOn: 1 } },
  [`DELETE ${OF_BRAND}/ladders/:ladderId`]: { who: MANAGERS },
  [`GET ${OF_BRAND}/webhooks`]: { who: MANAGERS },
  [`POST ${OF_BRAND}/webhooks`]: {
    who: MANAGERS,
    body: { name: 'A room', url: 'https://chat.example.com/hook' },
  },
  [`DELETE ${OF_BRAND}/webhooks/:webhookId`]: { who: MANAGERS },
  [`GET ${OF_BRAND}/climbing`]: { who: AT_THE_QUEUE },
  [`GET ${OF_TICKET}/acknowledgement`]: { who: AT_THE_QUEUE },
  [`POST ${OF_TICKET}/acknowledgement`]: { who: AT_THE_QUEUE, body: { minutes: 15 } },
  [`DELETE ${OF_TICKET}/acknowledgement`]: { who: AT_THE_QUEUE },

  [`GET ${OF_BRAND}/rotas`]: { who: AT_THE_QUEUE },
  [`GET ${OF_BRAND}/rotas/choices`]: { who: MANAGERS },
  [`GET ${OF_BRAND}/rotas/gaps`]: { who: MANAGERS },
  [`POST ${OF_BRAND}/rotas`]: { who: MANAGERS, body: ROTA },
  [`GET ${OF_BRAND}/rotas/:rotaId`]: { who: MANAGERS },
  [`PUT ${OF_BRAND}/rotas/:rotaId`]: { who: MANAGERS, body: { ...ROTA, basedOn: 1 } },
  [`DELETE ${OF_BRAND}/rotas/:rotaId`]: { who: MANAGERS },
  [`POST ${OF_BRAND}/rotas/:rotaId/overrides`]: {
    who: MANAGERS,
    body: { personId: null, from: inDays(1), to: inDays(2) },
  },
  [`DELETE ${OF_BRAND}/rotas/:rotaId/overrides/:overrideId`]: { who: MANAGERS },

  [`GET ${OF_BRAND}/breaches`]: { who: MANAGERS },
  [`GET ${OF_BRAND}/breaches.csv`]: { who: MANAGERS },
  [`GET ${OF_BRAND}/breaches.json`]: { who: MANAGERS },
  [`GET ${OF_BRAND}/breaches/figures`]: { who: MANAGERS },
  [`GET ${OF_BRAND}/breaches/choices`]: { who: MANAGERS },
  [`GET ${OF_BRAND}/breaches/wall`]: { who: MANAGERS },

  [`GET ${OF_BRAND}/calendars`]: { who: MANAGERS },
  [`POST ${OF_BRAND}/calendars`]: { who: MANAGERS, body: A_CALENDAR },
  [`GET ${OF_BRAND}/calendars/countries`]: { who: MANAGERS },
  [`POST ${OF_BRAND}/calendars/expansions`]: { who: MANAGERS, body: A_CALENDAR },
  [`GET ${OF_BRAND}/calendars/:calendarId`]: { who: MANAGERS },
  [`PUT ${OF_BRAND}/calendars/:calendarId`]: { who: MANAGERS, body: { ...A_CALENDAR, basedOn: 1 } },
  [`DELETE ${OF_BRAND}/calendars/:calendarId`]: { who: MANAGERS },
  [`POST ${OF_BRAND}/calendars/:calendarId/readings`]: { who: MANAGERS },

  [`GET ${OF_BRAND}/notices`]: { who: AT_THE_QUEUE },
  [`PUT ${OF_BRAND}/notices/seen`]: { who: AT_THE_QUEUE, body: { upTo: '2026-03-02T12:00:00Z' } },
  [`POST ${OF_BRAND}/webhooks/:webhookId/tries`]: { who: MANAGERS },

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
  [`GET ${OF_TICKET}/merges`]: { who: AT_THE_QUEUE },
  [`POST ${OF_TICKET}/merges`]: { who: AT_THE_QUEUE, body: { into: newId() } },
  [`POST ${OF_TICKET}/splits`]: { who: AT_THE_QUEUE, body: { postId: newId() } },
  [`POST ${OF_TICKET}/posts/:postId/wants-answer`]: { who: AT_THE_QUEUE },
  [`PUT ${OF_TICKET}/state`]: { who: AT_THE_QUEUE, body: { state: 'waiting' } },
  [`GET ${OF_TICKET}/classification`]: { who: AT_THE_QUEUE },
  [`PUT ${OF_TICKET}/classification`]: {
    who: AT_THE_QUEUE,
    body: { topic: 'security', severity: 1, words: 'They are inside.' },
  },
  [`PUT ${OF_TICKET}/contract`]: { who: AT_THE_QUEUE, body: { contract: null } },
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
  'watch notices': { who: AT_THE_QUEUE, body: (brandId) => ({ brandId }), taken: 'acknowledged' },
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
