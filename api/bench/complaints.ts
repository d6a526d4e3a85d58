import type { IncomingPost } from '@evenhand/shared/wire/post';

const OPENINGS = [
  'Day three without internet and nobody answers the phone.',
  'I was charged twice for the same invoice and chat keeps sending me in circles.',
  'Uw bezorger heeft mijn pakket weer bij de verkeerde buren afgegeven.',
  'My flight was cancelled and my luggage is still somewhere between two airports.',
  'Cela fait deux semaines que j’attends une réponse à ma réclamation.',
  'The app crashes every time I try to pay, on two different phones.',
  'Somebody has hacked my account and changed the address, please help!',
  'The train was late again and the refund form is not working.',
];
const ENDINGS = [
  'I have called four times this week already.',
  'What do I pay you for every month?',
  'Dit is echt niet de eerste keer.',
  'Reference number is in my last message, thank you.',
  'Is anybody there who can actually solve this?',
  'Je vous remercie de me rappeler aujourd’hui.',
  'Next step is to cancel everything and tell my friends 🙃',
];

const one = (from: readonly string[], index: number) => from[index % from.length] as string;

/** The nth of a run of complaints, each by a customer of their own, so that each becomes a ticket. */
export function complaint(run: string, index: number, account: string): IncomingPost {
  return {
    channel: 'x',
    account,
    externalId: `${run}-${index}`,
    postedAt: new Date().toISOString(),
    text: `${one(OPENINGS, index)} ${one(ENDINGS, index)} ${account}`,
    author: { externalId: `${run}-author-${index}`, handle: `@ann${index}`, displayName: `Ann ${index}` },
    reach: { followers: (index * 7919) % 100_000, following: index % 1_000, verified: index % 50 === 0 },
    raw: { id: `${run}-${index}`, lang: 'und', entities: { urls: [], hashtags: [] } },
  };
}
