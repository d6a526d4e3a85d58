import type { Page } from 'playwright-core';

/** All that a server sends to one page: answers, and what comes over its sockets. */
export interface Traffic {
  /** Everything up to now, once all answers under way have been read. */
  read(): Promise<string>;
}

/** Listens from now on. */
export function listenTo(page: Page): Traffic {
  const parts: Promise<string>[] = [];
  page.on('response', (answer) => {
    const { url, headers } = { url: answer.url(), headers: answer.headers() };
    const body = answer.text().catch(() => '');
    parts.push(body.then((text) => [url, JSON.stringify(headers), text].join('\n')));
  });
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => parts.push(Promise.resolve(payload.toString()))),
  );
  return { read: async () => (await Promise.all(parts)).join('\n') };
}
