import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import type { BoardThreadPage, ComplaintMade } from '@evenhand/shared/wire/board';
import { Brands } from '../../src/desk/coverage/brands.js';
import { Crowd } from '../../src/door/board/crowd.js';
import type { TestDesk } from '../desk.js';

export interface Heard {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Record<string, unknown> & { code?: string; detail?: string };
}

interface Asking {
  readonly body?: unknown;
  readonly proof?: string;
  readonly headers?: Record<string, string>;
}

export interface Made extends ComplaintMade {
  readonly proof: string;
}

let addresses = 0;

/** Somebody of the public, at an address of the loopback's own, before an account's board. */
export class Visitor {
  private readonly address: string;

  constructor(
    private readonly desk: TestDesk,
    private readonly accountId: string,
    address?: string,
  ) {
    addresses += 1;
    this.address = address ?? `127.0.${2 + Math.floor(addresses / 200)}.${1 + (addresses % 200)}`;
  }

  async ask(method: string, path: string, { body, proof, headers }: Asking = {}): Promise<Heard> {
    const sent = request(`${this.desk.url}/api/board/${this.accountId}${path}`, {
      method,
      localAddress: this.address,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(proof && { authorization: `Bearer ${proof}` }),
        ...headers,
      },
    });
    sent.end(body === undefined ? undefined : JSON.stringify(body));
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const said = await text(answer);
    return {
      status: answer.statusCode ?? 0,
      headers: answer.headers,
      body: (said === '' ? {} : JSON.parse(said)) as Heard['body'],
    };
  }

  complaining(given: Record<string, unknown> = {}, headers?: Record<string, string>): Promise<Heard> {
    const body = { name: 'Vera Visitor', text: 'My internet has not worked since Monday.', ...given };
    return this.ask('POST', '/complaints', { body, ...(headers && { headers }) });
  }

  async complained(given: Record<string, unknown> = {}): Promise<Made> {
    const { status, body } = await this.complaining(given);
    if (status !== 201) throw new Error(`The complaint was not taken: ${status} ${body.detail}`);
    const { id, path } = body as unknown as ComplaintMade;
    return { id, path, proof: path.split('#')[1]! };
  }

  more(id: string, proof: string | undefined, body: unknown = { text: 'Still nothing.' }): Promise<Heard> {
    return this.ask('POST', `/complaints/${id}/posts`, { body, ...(proof && { proof }) });
  }

  confirm(id: string, proof?: string): Promise<Heard> {
    return this.ask('POST', `/complaints/${id}/confirmation`, proof ? { proof } : {});
  }

  async thread(id: string, proof?: string): Promise<BoardThreadPage> {
    const { body } = await this.ask('GET', `/complaints/${id}`, proof ? { proof } : {});
    return body as unknown as BoardThreadPage;
  }
}

export async function openBoard(desk: TestDesk, handle = 'NovaTel Help'): Promise<string> {
  const account = { channel: 'board', externalId: 'whatever', handle, ownerId: null } as const;
  return (await desk.app.get(Brands).addAccount(desk.brandId, account, 'test')).id;
}

/** The brand's side, as what sends replies writes it. */
export async function said(
  desk: TestDesk,
  threadId: string,
  kind: 'answer' | 'solved' | 'confirmed',
  words = 'We are looking into it.',
): Promise<void> {
  await desk.desk.query(
    `insert into board.post (brand_id, id, account_id, thread_id, kind, name, text, posted_at)
       select brand_id, gen_random_uuid(), account_id, thread_id, $2, 'Ana of NovaTel Help', $3, desk.now()
         from board.post where id = $1`,
    [threadId, kind, words],
  );
}

/** Everybody at a browser here comes from one address: what they sent before counts no longer. */
export function forgetCrowd(desk: TestDesk): void {
  Object.assign(desk.app.get(Crowd), new Crowd());
}
