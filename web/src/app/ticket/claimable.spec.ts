import { describe, expect, it } from '@jest/globals';
import type { TicketPage } from '@evenhand/shared/wire/ticket';
import { isClaimable } from './claimable.js';

const free = { assignee: null, isImported: false, state: 'open' } as const;

describe('a ticket', () => {
  it.each<[boolean, string, Partial<Pick<TicketPage, 'assignee' | 'isImported' | 'state'>>]>([
    [true, 'is open', {}],
    [true, 'waits for its customer', { state: 'waiting' }],
    [false, 'is somebody’s', { assignee: { id: 'ana', name: 'Ana' } }],
    [false, 'was imported', { isImported: true }],
    [false, 'was set aside', { state: 'set aside' }],
    [false, 'is resolved', { state: 'resolved' }],
  ])('can be claimed: %s, where it %s', (may, _, given) => {
    expect(isClaimable({ ...free, ...given })).toBe(may);
  });

  it('cannot be claimed before it is there', () => {
    expect(isClaimable(undefined)).toBe(false);
  });
});
