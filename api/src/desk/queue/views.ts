import type { QueueRow, QueueView } from '@evenhand/shared/wire/queue';

/**
 * What belongs to a view: in SQL for a page, in code for one row that moved. The two say the same, which a test holds
 * them to. `$4` is the person who looks.
 */
interface View {
  readonly sql: string;
  holds(row: QueueRow, personId: string, now: number): boolean;
}

const isOpen = (row: QueueRow) => row.state === 'open' || row.state === 'waiting';
const isLive = (row: QueueRow) => isOpen(row) && !row.isImported;

const isOverdue = (row: QueueRow, now: number) =>
  row.clocks.some(
    (clock) => clock.stoppedAt === null && clock.dueAt !== null && Date.parse(clock.dueAt) <= now,
  );

export const VIEWS: Record<QueueView, View> = {
  all: { sql: 'not t.is_history', holds: isLive },
  mine: {
    sql: 'not t.is_history and t.assignee_id = $4',
    holds: (row, person) => isLive(row) && row.assignee?.id === person,
  },
  unassigned: {
    sql: 'not t.is_history and t.assignee_id is null',
    holds: (row) => isLive(row) && row.assignee === null,
  },
  breached: {
    sql: 'not t.is_history and t.due_at <= desk.now()',
    holds: (row, _, now) => isLive(row) && isOverdue(row, now),
  },
  waiting: {
    sql: "not t.is_history and t.state = 'waiting'",
    holds: (row) => isLive(row) && row.state === 'waiting',
  },
  recurring: {
    sql: 'not t.is_history and t.recurrences > 0',
    holds: (row) => isLive(row) && row.recurrences > 0,
  },
  imported: { sql: 't.is_history', holds: (row) => isOpen(row) && row.isImported },
};
