import type { Happened, Outgoing, SaidNote, SaidPost, TicketPage } from '@evenhand/shared/wire/ticket';

const at = '2026-03-02T12:00:00.000Z';
export const ana = { id: 'ana', name: 'Ana Agent' };

/** A post of the customer's, with little to tell. */
export const post = (id: string, more: Partial<SaidPost> = {}): SaidPost => ({
  kind: 'post',
  id,
  at,
  arrival: 1,
  by: 'customer',
  author: { name: 'Ann Example', handle: '@ann' },
  text: 'No internet since Monday.',
  language: 'en',
  visibility: 'public',
  url: null,
  attachments: [],
  origin: null,
  isDeflection: false,
  wantsAnswer: true,
  answersCustomer: false,
  writtenBy: null,
  ...more,
});

export const bystander = (id: string, handle: string | null): SaidPost =>
  post(id, { by: 'bystander', author: handle === null ? null : { name: null, handle } });

export const note = (id: string): SaidNote => ({ kind: 'note', id, at, by: ana, text: 'Called the depot.' });

export const event = (what: string, more: Partial<Happened> = {}): Happened => ({
  kind: 'event',
  id: what,
  at,
  what,
  actor: 'intake',
  body: {},
  words: null,
  ...more,
});

export const outgoing = (id: string, more: Partial<Outgoing> = {}): Outgoing => ({
  kind: 'outgoing',
  id,
  at,
  by: ana,
  signedAs: 'Ana Agent of @BrandCares',
  text: 'The line is mended.',
  state: 'queued',
  sendAt: '2026-03-02T12:00:10.000Z',
  isDeflection: false,
  then: 'waiting',
  reason: null,
  ...more,
});

export const page = (more: Partial<TicketPage> = {}): TicketPage => ({
  id: 'ticket',
  account: { id: 'account', handle: '@BrandCares', channel: 'board' },
  cannotReply: null,
  signedAs: 'Ana Agent of @BrandCares',
  channel: 'board',
  excerpt: 'No internet since Monday.',
  state: 'open',
  mayBecome: ['waiting', 'resolved', 'merged', 'set aside'],
  language: 'en',
  topic: 'outage',
  topicRule: 'no service',
  severity: 2,
  severityRule: 'no service',
  contract: null,
  openedAt: at,
  isImported: false,
  contacts: 1,
  recurrences: 0,
  verifyUntil: null,
  waitingOn: null,
  mergedInto: null,
  rung: 0,
  assignee: ana,
  isBlind: false,
  customer: { name: 'Ann Example', handle: '@ann', earlier: [] },
  clocks: [],
  ladder: [],
  stream: [post('p1')],
  readUpTo: 'p1',
  drafts: { reply: null, note: null },
  names: {},
  cursor: '1.5.0',
  now: at,
  ...more,
});
