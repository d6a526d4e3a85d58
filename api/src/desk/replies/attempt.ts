import { ChannelRefusal, NothingSent, type Receipt, type Send } from '../../platform/sending.js';
import type { TakenReply } from './take-due.js';

/** How an attempt to send ended. `error`: what the channel said where it was nothing that we understand. */
export type Ending = { readonly error?: unknown } & (
  | { readonly kind: 'delivered'; readonly receipt: Receipt }
  | { readonly kind: 'refused' | 'unsure'; readonly code: string; readonly reason: string }
  | {
      readonly kind: 'again';
      readonly afterSeconds: number;
      readonly mayBeSent: boolean;
      readonly reason: string;
    }
);

/** After the first attempt, the second, and so on; after the last it is given up. */
const BACK_OFF_SECONDS = [1, 5, 30, 120];

/** Below the lease: nobody else takes what is still being sent. */
const LONGEST_MS = 25_000;

/** Sends once more where that cannot deliver twice; where it could, a person decides. */
export async function attempt(way: Send | undefined, reply: TakenReply): Promise<Ending> {
  if (reply.mayBeSent && !way?.isIdempotent) return unsure('lost', LOST);
  if (!way) return refused('no-connector', 'The channel has no connector any more.');
  try {
    return { kind: 'delivered', receipt: await inTime(way.send(reply)) };
  } catch (error) {
    return endingOf(error, way, reply);
  }
}

async function inTime(sending: Promise<Receipt>): Promise<Receipt> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${LONGEST_MS / 1_000} s`)), LONGEST_MS);
  });
  return Promise.race([sending, tooLong]).finally(() => clearTimeout(timer));
}

function endingOf(error: unknown, way: Send, reply: TakenReply): Ending {
  if (error instanceof ChannelRefusal) return refused(error.code, error.message);
  if (error instanceof NothingSent) return unlessTooOften(reply, reply.mayBeSent, error);
  if (!way.isIdempotent) return { ...unsure('no-answer', NO_ANSWER), error };
  return { ...unlessTooOften(reply, true, { code: 'no-answer', message: NO_ANSWER }), error };
}

function unlessTooOften(
  { attempts }: TakenReply,
  mayBeSent: boolean,
  { code, message: reason }: { code: string; message: string },
): Ending {
  const afterSeconds = BACK_OFF_SECONDS[attempts - 1];
  if (afterSeconds !== undefined) return { kind: 'again', afterSeconds, mayBeSent, reason };
  return mayBeSent ? unsure(code, reason) : refused(code, reason);
}

const LOST = 'The server stopped while it was being sent. Nobody knows whether the channel has it.';
const NO_ANSWER = 'The channel gave no answer that we understand. Nobody knows whether it has the reply.';

const refused = (code: string, reason: string): Ending => ({ kind: 'refused', code, reason });
const unsure = (code: string, reason: string): Ending => ({ kind: 'unsure', code, reason });
