import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A real server of a calendar, whose answer a test changes. */
export interface FeedServer {
  readonly url: string;
  readonly timesAsked: number;
  answer(text: string, status?: number): void;
  close(): void;
}

export async function serveFeed(): Promise<FeedServer> {
  let [text, status, asked] = ['', 200, 0];
  const server = createServer((_, response) => {
    asked += 1;
    response.writeHead(status).end(text);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/s3cret/days.ics`,
    get timesAsked() {
      return asked;
    },
    answer: (next, code = 200) => {
      [text, status] = [next, code];
    },
    close: () => server.close(),
  };
}
