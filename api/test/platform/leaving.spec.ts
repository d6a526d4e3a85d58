import { describe, expect, it, jest } from '@jest/globals';
import type { ArgumentsHost } from '@nestjs/common';
import type { PinoLogger } from 'nestjs-pino';
import { ProblemFilter } from '../../src/platform/http/problem.filter.js';

/** What is logged as our mistake, and what is answered. */
function caught(error: Error, destroyed: boolean) {
  const [logged, sent] = [jest.fn(), jest.fn()];
  const reply = { raw: { destroyed }, status: () => reply, type: () => reply, send: sent };
  const http = {
    getRequest: () => ({ method: 'GET', routeOptions: { url: '/' } }),
    getResponse: () => reply,
  };
  const host = { getType: () => 'http', switchToHttp: () => http } as unknown as ArgumentsHost;
  new ProblemFilter({ error: logged } as unknown as PinoLogger).catch(error, host);
  return [logged.mock.calls.length, sent.mock.calls.length];
}

describe('a browser that leaves while it is answered', () => {
  const closed = Object.assign(new Error('Premature close'), { code: 'ERR_STREAM_PREMATURE_CLOSE' });

  it('is no mistake of ours', () => {
    expect(caught(closed, true)).toEqual([0, 0]);
  });

  it('hides none: neither a stream of ours that broke off, nor another error', () => {
    expect(caught(closed, false)).toEqual([1, 1]);
    expect(caught(new Error('a bug'), true)).toEqual([1, 1]);
  });
});
