import type { TestDesk } from '../desk.js';

/** A signed-in browser, as far as a request shows it. */
export interface Seat {
  readonly cookie: string;
  readonly csrf: string;
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly code: string | undefined;
  /** What it set as cookies, as a browser would send them back. */
  readonly seat: Seat;
}

/** Asks the API as a browser would; without a seat, as somebody who is not signed in. */
export async function ask<T = unknown>(
  desk: Pick<TestDesk, 'url'>,
  asked: string,
  { by, body, headers = {} }: { by?: Seat; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer<T>> {
  const [method = '', path = ''] = asked.split(' ');
  const answer = await fetch(desk.url + path, {
    method,
    headers: {
      ...(by && { cookie: by.cookie, 'x-xsrf-token': by.csrf }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const said = await saidBy(answer);
  const { code } = (said ?? {}) as { code?: string };
  return { status: answer.status, body: said as T, code, seat: seatOf(answer) };
}

async function saidBy(answer: Response): Promise<unknown> {
  const text = await answer.text();
  return /^[[{]/.test(text) ? JSON.parse(text) : undefined;
}

function seatOf(answer: Response): Seat {
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  const csrf = cookies.find((cookie) => cookie.startsWith('XSRF-TOKEN='))?.split('=')[1] ?? '';
  return { cookie: cookies.join('; '), csrf };
}

/** The secret behind the # of an invitation's path. */
export const tokenOf = (path: string) => /^\/welcome#([\w-]{43})$/.exec(path)?.[1] ?? '';
