/** Made-up conversations in the layout of "Customer Support on Twitter". */
export const HEADER = 'tweet_id,author_id,inbound,created_at,text,response_tweet_id,in_response_to_tweet_id';

interface Told {
  readonly id: number;
  readonly by: string;
  /** On the first of November 2017, UTC. */
  readonly at: string;
  readonly text: string;
  readonly answers?: number;
  readonly isReply?: boolean;
}

export function tweet({ id, by, at, text, answers, isReply = false }: Told): string {
  const quoted = /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const inbound = isReply ? 'False' : 'True';
  return `${id},${by},${inbound},Wed Nov 01 ${at} +0000 2017,${quoted},,${answers ?? ''}`;
}

const PARCELS = [
  { id: 101, by: '7001', at: '09:00:00', text: '@ParcelCo where is my parcel, please?' },
  { id: 102, by: 'ParcelCo', at: '09:10:00', text: '@7001 On its way. ^Ed', answers: 101, isReply: true },
  { id: 103, by: '7002', at: '09:11:00', text: 'Mine is lost as well!', answers: 101 },
  { id: 104, by: '7001', at: '09:20:00', text: '@ParcelCo that is what you said\nyesterday', answers: 102 },
  { id: 105, by: '7003', at: '09:30:00', text: '@ParcelCo you sent me the ""wrong"" box, again' },
  { id: 106, by: '7004', at: '09:40:00', text: 'Nobody in particular ever delivers on time' },
  { id: 107, by: '7005', at: '09:50:00', text: '@TrainCo no train for an hour' },
  { id: 108, by: 'TrainCo', at: '10:50:00', text: '@7005 Sorry! *Jo', answers: 107, isReply: true },
];

/** Three tickets (one answered in time, one late, one never), a bystander, and a post to nobody. */
export const STORY = PARCELS.map(tweet);
export const STORY_COUNTS = { tickets: 3, attached: 1, bystanders: 1, replies: 2, elsewhere: 1 };

export const csvOf = (lines: readonly string[]) => `${[HEADER, ...lines].join('\n')}\n`;
