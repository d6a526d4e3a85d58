import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decide, type Neighbourhood, type PlacedPost } from '../../src/desk/intake/decide.js';
import type { InboxPost } from '../../src/desk/intake/inbox.js';

const TICKET = 'ticket-1';

const aPost = (given: Partial<InboxPost> = {}): InboxPost => ({
  ...{ id: 'post', seq: '1', isHistory: false, channel: 'x', accountId: 'account', externalId: 'p' },
  ...{ inReplyTo: null, postedAt: new Date(0), text: 'It is broken.', language: null, url: null },
  ...{
    visibility: 'public',
    mentions: [],
    attachments: null,
    editOf: null,
    isDeleted: false,
    isConfirmation: false,
  },
  author: { externalId: 'customer', handle: '@c', name: 'C' },
  ...given,
});

interface Surroundings {
  readonly parent?: Partial<PlacedPost>;
  readonly open?: string;
  readonly isOurs?: boolean;
}

const around = ({ parent, open, isOurs = false }: Surroundings = {}): Neighbourhood => ({
  isOurs: () => isOurs,
  ourNames: () => new Set(['brandcares', 'the brand']),
  placed: () =>
    parent && {
      ...{
        ticketId: TICKET,
        authorExternalId: 'customer',
        outcome: 'ticket',
        answersCustomer: false,
        isHistory: false,
      },
      ...parent,
    },
  customerOf: () => 'customer',
  openTicketOf: () => open,
  watchedTicketOf: () => undefined,
});

const inReplyTo = 'parent';
const stranger = { externalId: 'stranger', handle: null, name: null };
const orphan = { ticketId: null };

describe('what becomes of a post', () => {
  it.each<[string, Partial<InboxPost>, Surroundings, string, string | null, boolean]>([
    ['opens a ticket where nothing stands around it', {}, {}, 'ticket', 'new', false],
    ['attaches to the open ticket of its author', {}, { open: TICKET }, 'attached', TICKET, false],
    ['attaches to the ticket of its thread', { inReplyTo }, { parent: {} }, 'attached', TICKET, false],
    [
      'attaches by its thread before its author',
      { inReplyTo },
      { parent: {}, open: 'other' },
      'attached',
      TICKET,
      false,
    ],
    ['joins as a bystander', { inReplyTo, author: stranger }, { parent: {} }, 'bystander', TICKET, false],
    [
      'joins although its author has a ticket too',
      { inReplyTo, author: stranger },
      { parent: {}, open: 'o' },
      'bystander',
      TICKET,
      false,
    ],
    ['opens a ticket below a post that has none', { inReplyTo }, { parent: orphan }, 'ticket', 'new', false],
    ['opens a ticket below a post that nobody knows', { inReplyTo }, {}, 'ticket', 'new', false],
    ['is elsewhere without an account', { accountId: null }, {}, 'elsewhere', null, false],
    [
      'is elsewhere although its author has a ticket',
      { mentions: ['@rival'] },
      { open: TICKET },
      'elsewhere',
      null,
      false,
    ],
    ['is ours by a mention in other letters', { mentions: ['@BrandCARES'] }, {}, 'ticket', 'new', false],
    [
      'is ours by the brand’s name in its text',
      { mentions: ['@r'], text: 'Oh The Brand!' },
      {},
      'ticket',
      'new',
      false,
    ],
    ['is our reply to the customer', { inReplyTo }, { isOurs: true, parent: {} }, 'reply', TICKET, true],
    [
      'is our reply to a bystander',
      { inReplyTo },
      { isOurs: true, parent: { authorExternalId: 'b', outcome: 'bystander' } },
      'reply',
      TICKET,
      false,
    ],
    [
      'is our reply to our answer',
      { inReplyTo },
      { isOurs: true, parent: { outcome: 'reply', answersCustomer: true } },
      'reply',
      TICKET,
      true,
    ],
    [
      'is our reply to our word to a bystander',
      { inReplyTo },
      { isOurs: true, parent: { outcome: 'reply' } },
      'reply',
      TICKET,
      false,
    ],
    ['is our post to nobody', {}, { isOurs: true, open: TICKET }, 'reply', null, false],
  ])('%s', (...row) => {
    const [, given, surroundings, outcome, ticketId, answersCustomer] = row;
    const decision = decide(aPost(given), around(surroundings), () => 'new');
    expect(decision).toEqual({ outcome, ticketId, answersCustomer, reason: expect.stringMatching(/\w{3}/) });
  });

  it('never answers a customer but by a reply, and has a ticket unless it is elsewhere or our own', () => {
    const post = fc.record({
      inReplyTo: fc.constantFrom(null, inReplyTo),
      accountId: fc.constantFrom(null, 'account'),
      visibility: fc.constantFrom('public' as const, 'direct' as const),
      mentions: fc.constantFrom([], ['@rival'], ['@brandcares']),
      author: fc.constantFrom(stranger, { ...stranger, externalId: 'customer' }),
    });
    const surroundings = fc.record({
      isOurs: fc.boolean(),
      open: fc.constantFrom('', TICKET),
      parent: fc.record({
        ticketId: fc.constantFrom(null, TICKET),
        outcome: fc.constantFrom('ticket' as const, 'bystander' as const, 'reply' as const),
        answersCustomer: fc.boolean(),
      }),
    });
    fc.assert(
      fc.property(post, surroundings, (given, { open, ...rest }) => {
        const neighbours = around({ ...rest, ...(open && { open }) });
        const { outcome, ticketId, answersCustomer } = decide(aPost(given), neighbours, () => 'new');
        if (answersCustomer) expect([outcome, ticketId]).toEqual(['reply', TICKET]);
        if (outcome === 'elsewhere') expect(ticketId).toBeNull();
        if (outcome !== 'elsewhere' && outcome !== 'reply') expect(ticketId).not.toBeNull();
        expect(outcome === 'reply').toBe(rest.isOurs);
      }),
    );
  });
});
