import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import type { PinoLogger } from 'nestjs-pino';
import { Wakeups } from '../../src/ledger/wakeups.js';
import { cloneDatabase } from '../database.js';
import { until } from '../until.js';

const CHANNEL = 'evenhand';

describe('wake-ups', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it('wait for the one on its way, then go together, and none is lost at the end', async () => {
    const database = await cloneDatabase();
    const wakeups = new Wakeups(database.sides.desk, { warn: () => undefined } as unknown as PinoLogger);
    const heard: string[] = [];
    wakeups.on('events', (id) => heard.push(id));
    await wakeups.onApplicationBootstrap();
    const sent: string[] = [];
    const first = Promise.withResolvers<null>();
    const send = Client.prototype.query as (this: Client, ...given: unknown[]) => Promise<unknown>;
    const slowly = async function (this: Client, sql: string, [, hints]: [string, string]) {
      sent.push(hints);
      if (sent.length === 1) await first.promise;
      return send.call(this, sql, [CHANNEL, hints]);
    };
    jest.spyOn(Client.prototype as unknown as { query: typeof slowly }, 'query').mockImplementation(slowly);
    wakeups.nudge('events', 'one');
    await until(async () => sent.length === 1, 'the first is on its way');
    wakeups.nudge('events', 'two');
    await new Promise((resolve) => setImmediate(resolve));
    wakeups.nudge('events', 'three');
    expect(sent).toEqual(['events one']);
    first.resolve(null);
    await until(async () => heard.length === 3, 'all were heard');
    expect(sent).toEqual(['events one', 'events two,events three']);
    wakeups.nudge('events', 'four');
    await wakeups.onApplicationShutdown();
    expect(sent.at(-1)).toBe('events four');
    jest.restoreAllMocks();
    await database.drop();
  });
});
