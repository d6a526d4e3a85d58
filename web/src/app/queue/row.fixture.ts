import type { QueueRow } from '@evenhand/shared/wire/queue';

/** A row at a place, with little to tell. */
export function row(id: string, place = id, more: Partial<QueueRow> = {}): QueueRow {
  return {
    id,
    place,
    accountId: 'account',
    account: '@BrandCares',
    channel: 'x',
    excerpt: 'No signal since this morning',
    language: 'en',
    topic: 'outage',
    severity: 3,
    state: 'open',
    isImported: false,
    openedAt: '2026-03-02T12:00:00.000Z',
    contacts: 1,
    recurrences: 0,
    rung: 0,
    assignee: null,
    clocks: [],
    ...more,
  };
}

export const idsOf = (rows: readonly QueueRow[]): string => rows.map(({ id }) => id).join(' ');
