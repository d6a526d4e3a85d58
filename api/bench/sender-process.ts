import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { Webhook } from 'standardwebhooks';
import { complaint } from './complaints.js';
import type { Sending, Sent } from './sender.js';

const [sending] = (await once(process, 'message')) as [Sending];
process.send?.(await sendAll(sending), () => process.disconnect());

async function sendAll(all: Sending): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: all.inFlight });
  const webhook = new Webhook(all.source.secret);
  const latenciesMs: number[] = [];
  let next = 0;
  const lane = async () => {
    while (next < all.posts) {
      const first = next;
      next += all.batch;
      const body = bodyOf(all, first);
      const since = performance.now();
      await post(agent, all, { id: `${all.run}-${first}`, body, webhook });
      latenciesMs.push(performance.now() - since);
    }
  };
  const startedAt = Date.now();
  await Promise.all(Array.from({ length: all.inFlight }, lane));
  agent.destroy();
  return { startedAt, latenciesMs };
}

function bodyOf({ run, batch, posts, account }: Sending, first: number): string {
  if (batch === 1) return JSON.stringify(complaint(run, first, account));
  const length = Math.min(batch, posts - first);
  return JSON.stringify(Array.from({ length }, (_, index) => complaint(run, first + index, account)));
}

interface Message {
  readonly id: string;
  readonly body: string;
  readonly webhook: Webhook;
}

async function post(agent: Agent, { url, source }: Sending, { id, body, webhook }: Message): Promise<void> {
  const at = new Date();
  const outgoing = request(`${url}/api/intake/${source.id}/posts`, {
    agent,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
      'webhook-signature': webhook.sign(id, at, body),
    },
  });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const said = await text(answer);
  if (answer.statusCode !== 202 || said.includes('"unreadable"'))
    throw new Error(`The door answered ${answer.statusCode}: ${said.slice(0, 500)}`);
}
