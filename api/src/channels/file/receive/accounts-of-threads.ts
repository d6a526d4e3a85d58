import { isReply, type Tweet } from './tweet.js';

/**
 * Which account a customer's tweet reached; the data set does not say. The account that answered it, else the one it
 * answered, else that of the tweet it answered, else one it names, else the first that answered further down its
 * thread. Undefined: none.
 * @param listed accounts of the brand's, which the file may name and nobody answered from
 */
export function accountsOfThreads(
  tweets: readonly Tweet[],
  listed: readonly string[],
): (tweet: Tweet) => string | undefined {
  const byId = new Map(tweets.map((tweet) => [tweet.tweet_id, tweet]));
  const answers = Map.groupBy(tweets, (tweet) => tweet.in_response_to_tweet_id);
  const accounts = [...listed.map((name) => name.replace(/^@/, '')), ...tweets.filter(isReply).map(authorOf)];
  const names = new Map(accounts.map((name) => [name.toLowerCase(), name]));
  const known = new Map<string, string | undefined>();

  const fromAbove = (tweet: Tweet): string | undefined => {
    const path: Tweet[] = [];
    let account: string | undefined;
    for (
      let at: Tweet | undefined = tweet;
      at && !account && !path.includes(at);
      at = byId.get(at.in_response_to_tweet_id)
    ) {
      path.push(at);
      account = isReply(at) ? at.author_id : (known.get(at.tweet_id) ?? answeredBy(at) ?? namedIn(at));
    }
    return account;
  };
  const answeredBy = (tweet: Tweet) => answers.get(tweet.tweet_id)?.find(isReply)?.author_id;
  const namedIn = (tweet: Tweet) =>
    [...tweet.text.matchAll(/@(\w+)/g)]
      .map(([, name]) => names.get((name ?? '').toLowerCase()))
      .find(Boolean);

  const fromBelow = (tweet: Tweet): string | undefined => {
    const seen = new Set<string>();
    const next = [tweet];
    for (let at = next.shift(); at; at = next.shift()) {
      if (isReply(at)) return at.author_id;
      if (!seen.has(at.tweet_id)) next.push(...(answers.get(at.tweet_id) ?? []));
      seen.add(at.tweet_id);
    }
    return undefined;
  };

  return (tweet) => {
    if (!known.has(tweet.tweet_id)) known.set(tweet.tweet_id, fromAbove(tweet) ?? fromBelow(tweet));
    return known.get(tweet.tweet_id);
  };
}

const authorOf = (tweet: Tweet) => tweet.author_id;
