import { asWords, sayOneOf } from './phrases.js';

/** In any sentence they mean one thing: how many people hear somebody. English, Dutch, French. */
const ALWAYS = [
  'follower, followers, following count, follower count, influencer, influencers, vip, vips, celebrity, celebrities',
  'klout, blue check, blue tick, checkmark, verified account, journalist, journalists, famous',
  'volger, volgers, invloedrijk, bekende vlaming, beroemd, beroemdheid, beroemdheden, journaliste, journalistes, journalisten',
  'abonnés twitter, influenceur, influenceurs, influenceuse, célébrité, célébrités, célèbre, compte certifié, compte vérifié',
];

/** As the name of a list of people they mean that; in a complaint they may mean something else. */
const AS_A_NAME = [
  'reach, audience, press, media, verified, subscribers, likes, reposts, retweets, views, viral, loud, pr',
  'big account, big accounts, large account, large accounts, very important, important person, important people',
  'important customer, important customers, wichtige kunden, vvip, v i p, notable, notables, well known, high profile, top account, top accounts',
  'grote account, grote accounts, groot account, heel belangrijk, zeer belangrijk, heel belangrijke, zeer belangrijke, belangrijke persoon, belangrijke personen',
  'belangrijke mensen, belangrijke klant, belangrijke klanten, prominent, prominente, prominenten, bekendheid, bekendheden',
  'gros compte, gros comptes, grand compte, grands comptes, très important, très importante, très importants',
  'très importantes, personne importante, personnes importantes, client important, clients importants, notoriété',
  'public figure, opinion leader, opinion leaders, creator, creators, blogger, bloggers, youtuber, youtubers, podcast',
  'bereik, publiek, pers, geverifieerd, abonnees, weergaven, bekend, bekende, opiniemaker, opiniemakers',
  'portée, audience, presse, médias, vérifié, vérifiés, certifié, certifiés, abonnés, vues, suiveurs, personnalité',
  'personnalités, leader d opinion, leaders d opinion',
];

const phrases = (lists: readonly string[]) => lists.flatMap((list) => list.split(', ').map(asWords));
const ALWAYS_PHRASES = phrases(ALWAYS);
const NAME_PHRASES = [...ALWAYS_PHRASES, ...phrases(AS_A_NAME)];

/** Names are also written in one: `pressList`, `top_influencers`, `VIP-klant`, `followers10k`. */
const parted = (name: string) =>
  asWords(
    name.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').replace(/(\p{L})(\p{N})|(\p{N})(\p{L})/gu, '$1$3 $2$4'),
  );

/** Whether the name of a contract, a contractor or a field of ours speaks of how many people hear somebody. */
export const namesReach = (name: string): boolean => sayOneOf([parted(name)], NAME_PHRASES);

/** Whether words that a rule looks for in a complaint could only be there to find people who are heard by many. */
export const looksForReach = (words: string): boolean => sayOneOf([asWords(words)], ALWAYS_PHRASES);
