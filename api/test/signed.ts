import { Webhook } from 'standardwebhooks';
import { v7 as newId } from 'uuid';
import type { Receipt } from '@evenhand/shared/wire/post';

export interface SignedBy {
  readonly id: string;
  readonly secret: string;
}

/** The three headers of Standard Webhooks, as a source would send them. */
export function signatureOf(secret: string, body: string, at = new Date()): Record<string, string> {
  const id = newId();
  return {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign(id, at, body),
  };
}

export interface Delivered {
  readonly status: number;
  readonly body: Receipt[];
}

/** @param posts text is sent as it stands. */
export async function sendSigned(
  url: string,
  source: SignedBy,
  posts: unknown,
  at?: Date,
): Promise<Delivered> {
  const body = typeof posts === 'string' ? posts : JSON.stringify(posts);
  const answer = await fetch(`${url}/api/intake/${source.id}/posts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signatureOf(source.secret, body, at) },
    body,
  });
  return { status: answer.status, body: (await answer.json()) as Receipt[] };
}
