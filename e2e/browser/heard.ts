import type { Page, Response } from 'playwright-core';

/** All that reached a browser, as text: addresses, headers and bodies of answers, and frames of sockets. */
export class Heard {
  frames = 0;
  private readonly parts: Promise<string>[] = [];

  constructor(page: Page) {
    page.on('response', (response) => this.parts.push(textOf(response)));
    page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => {
        this.frames += 1;
        this.parts.push(Promise.resolve(payload.toString()));
      }),
    );
  }

  async text(): Promise<string> {
    return (await Promise.all(this.parts)).join('\n');
  }
}

async function textOf(response: Response): Promise<string> {
  const headers = JSON.stringify(await response.allHeaders());
  // An answer without a body (204, 304) has none to read.
  const body = await response.text().catch(() => '');
  return `${response.url()}\n${headers}\n${body}`;
}
