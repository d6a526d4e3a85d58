import { readFileSync } from 'node:fs';
import { cellsOf } from './cells.js';

/** What a conversation's file alone says of its first replies. It shares no code with the importer. */
export interface Conversation {
  /** The tweet that began it. */
  readonly root: string;
  readonly author: string;
  readonly startedAt: number;
  /** The brand whose reply came first, and seconds until it did. */
  readonly account: string;
  readonly firstReplySeconds: number;
  /** Until the first that answered the one who began it; null: none did. */
  readonly firstToCustomerSeconds: number | null;
}

interface Row {
  readonly id: string;
  readonly author: string;
  readonly isReply: boolean;
  readonly at: number;
  readonly parent: string;
}

export function conversationsIn(path: string): Conversation[] {
  const rows = rowsOf(readFileSync(path, 'utf8'));
  const byId = new Map(rows.map((row) => [row.id, row]));
  const rootOf = (row: Row): Row => {
    const parent = byId.get(row.parent);
    return parent ? rootOf(parent) : row;
  };
  const customerAnsweredBy = (row: Row): string | undefined => {
    const parent = byId.get(row.parent);
    return parent?.isReply ? customerAnsweredBy(parent) : parent?.author;
  };

  const replies = new Map<Row, Row[]>(rows.filter((row) => row.parent === '').map((row) => [row, []]));
  for (const row of rows) if (row.isReply) replies.get(rootOf(row))?.push(row);
  return [...replies].flatMap(([root, answers]) => {
    answers.sort((a, b) => a.at - b.at);
    const [first] = answers;
    const toCustomer = answers.find((row) => customerAnsweredBy(row) === root.author);
    if (!first) return [];
    return {
      root: root.id,
      author: root.author,
      startedAt: root.at,
      account: first.author,
      firstReplySeconds: (first.at - root.at) / 1000,
      firstToCustomerSeconds: toCustomer ? (toCustomer.at - root.at) / 1000 : null,
    };
  });
}

/** Later conversations that the same author began with the same account, whose ticket nobody had closed. */
export function secondComplaints(conversations: readonly Conversation[]): string[] {
  const seen = new Set<string>();
  const inTime = conversations.toSorted((a, b) => a.startedAt - b.startedAt);
  return inTime
    .filter(({ author, account }) => seen.size === seen.add(`${author} ${account}`).size)
    .map((conversation) => conversation.root);
}

/** Those whose first reply went to somebody who had joined. */
export const answeredBystanders = (conversations: readonly Conversation[]): string[] =>
  conversations
    .filter((one) => one.firstToCustomerSeconds !== one.firstReplySeconds)
    .map((conversation) => conversation.root);

function rowsOf(csv: string): Row[] {
  const [header = [], ...cells] = cellsOf(csv);
  const column = (name: string) => header.indexOf(name);
  return cells.map((row) => ({
    id: row[column('tweet_id')] ?? '',
    author: row[column('author_id')] ?? '',
    isReply: row[column('inbound')] === 'False',
    at: Date.parse(row[column('created_at')] ?? ''),
    parent: row[column('in_response_to_tweet_id')] ?? '',
  }));
}
