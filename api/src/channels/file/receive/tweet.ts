/** The columns of "Customer Support on Twitter". */
export const COLUMNS = [
  'tweet_id',
  'author_id',
  'inbound',
  'created_at',
  'text',
  'response_tweet_id',
  'in_response_to_tweet_id',
] as const;

/** A row of "Customer Support on Twitter", with the line on which it began. */
export type Tweet = Readonly<Record<(typeof COLUMNS)[number], string>> & { readonly line: number };

export const isReply = (tweet: Tweet) => tweet.inbound === 'False';
