import type { TicketPage } from '@evenhand/shared/wire/ticket';

/** Whether somebody can take a ticket: who wrote what is over, or was imported, stays unknown without that. */
export const isClaimable = (page: Pick<TicketPage, 'assignee' | 'isImported' | 'state'> | null | undefined) =>
  page?.assignee === null && !page.isImported && (page.state === 'open' || page.state === 'waiting');
