/** One entry of a ticket's timeline: an event of the ledger, oldest first. */
export interface TimelineEntry {
  readonly seq: number;
  readonly kind: string;
  readonly actor: string;
  readonly at: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** `GET /api/brands/{brand}/tickets/{ticket}/timeline` */
export interface Timeline {
  readonly ticketId: string;
  readonly entries: readonly TimelineEntry[];
}
