import { LONGEST_TEXT } from '@evenhand/shared/wire/ticket';

/** Every limit on what comes in, in one place; docs/limits.md says them to people. */
export const LIMITS = {
  bodyBytes: 10 * 1024 * 1024,
  postsPerRequest: 1_000,
  /** Objects and arrays within each other, in a body of posts. */
  depth: 100,
  textLength: 50_000,
  idLength: 500,
  /** The same id in a path: three bytes a character, three letters a byte. */
  encodedIdLength: 4_500,
  nameLength: 200,
  urlLength: 2_000,
  mentions: 100,
  attachments: 20,
  /** No channel of ours is older: a post from before is a mistake of its sender's. */
  earliestYear: 1990,
  /** How far ahead of us a channel's clock may be. */
  aheadMs: 5 * 60_000,
  /** A note, a draft, a reply. */
  noteLength: LONGEST_TEXT,
  /** Whom a ticket waits for. */
  thirdPartyLength: 100,
  /** The words beside a reason. */
  wordsLength: 1_000,
  queuePage: 200,
  /** Tickets that one person has claimed and nobody has answered. */
  unansweredInHand: 10,
  /** One message of a page on the socket. */
  socketBytes: 10_000,
  /** What a socket says of where its person looks; the rest is dropped. */
  looksPerSecond: 5,
  /** What else it says; the rest is refused. */
  watchesPerSecond: 10,
  socketsPerSession: 30,
  rota: { people: 50, hoursADay: 4, shownDays: 366 },
  /** Tries to sign in, a minute. */
  signIns: { ofPersonAtAddress: 10, ofPerson: 30, ofAddress: 100 },
  board: {
    nameLength: 60,
    textLength: 5_000,
    page: 20,
    /** Posts of one thread in the list of threads, and on its own page: the newest, behind the complaint. */
    postsInList: 10,
    postsOfThread: 500,
    complaintsOfAddress: { most: 5, minutes: 10 },
    postsOfAddress: { most: 30, minutes: 10 },
    postsOfComplaint: { most: 20, minutes: 10 },
    complaintsOfAccount: { most: 60, minutes: 1 },
  },
  policy: {
    rules: 50,
    /** Of one condition: accounts, words, topics. */
    listed: 500,
    /** Words and phrases that all rules ask for: each is looked for in each complaint. */
    words: 2_000,
    wordLength: 100,
    thresholds: 20,
    contracts: 200,
    contractLength: 40,
  },
  /** Of one draft: hours of a weekday or a date, dates by hand, public holidays that are worked. */
  calendar: { intervals: 12, specials: 500, keptOpen: 1_000 },
  shortestPassword: 12,
  passwordLength: 1_000,
} as const;
