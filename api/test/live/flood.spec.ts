import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Socket } from 'socket.io-client';
import type { WatchAnswer } from '@evenhand/shared/wire/queue';
import { QueueWatcher } from '../../src/desk/live/queue-watcher.js';
import { TicketWatcher } from '../../src/desk/live/ticket-watcher.js';
import { LIMITS } from '../../src/platform/limits.js';
import { startDesk, type TestDesk } from '../desk.js';
import { until } from '../until.js';
import { WatchingPage } from './watching.js';

/** Every catch-up waits here until it is let go on. */
class Gate {
  waiting = 0;
  passed = 0;
  private letGo: (() => void)[] = [];

  constructor(watched: { catchUp: QueueWatcher['catchUp'] }) {
    const catchUp = watched.catchUp;
    const pass = () => this.pass();
    jest.spyOn(watched, 'catchUp').mockImplementation(async function (this: QueueWatcher, desk) {
      await pass();
      return catchUp.call(this, desk);
    });
  }

  open(): void {
    for (const go of this.letGo.splice(0)) go();
  }

  private async pass(): Promise<void> {
    this.waiting += 1;
    await new Promise<void>((resolve) => this.letGo.push(resolve));
    this.waiting -= 1;
    this.passed += 1;
  }
}

describe('a page that asks too much', () => {
  let desk: TestDesk;
  let cookie: string;
  let page: WatchingPage;
  let socket: Socket;
  const pages: WatchingPage[] = [];
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    ({ cookie } = await desk.signIn((await desk.person('agent')).email));
    [page, socket] = await open();
  });
  afterEach(() => {
    jest.restoreAllMocks();
    for (const one of pages.splice(0)) one.cut();
  });

  const open = async (by = cookie): Promise<[WatchingPage, Socket]> => {
    const opened = new WatchingPage(desk, by);
    pages.push(opened);
    await opened.load();
    return [opened, await opened.connect()];
  };
  const asked = (more: object = {}) => ({ brandId: desk.brandId, view: 'all', cursor: page.cursor, ...more });
  const ask = (answers: unknown[], more: object = {}) =>
    socket.emit('watch queue', asked(more), (answer: WatchAnswer) => answers.push(answer.result));

  it('is refused, reads no more than its share, and is served again a second later', async () => {
    const catchUp = jest.spyOn(QueueWatcher.prototype, 'catchUp');
    for (let nth = 0; nth < 1_500; nth += 1) ask([], { cursor: '1.3.0' });
    await until(() => page.said.includes('too-often'), 'it is refused');
    const isServed = () =>
      page.watch().then(
        () => true,
        () => false,
      );
    await until(isServed, 'it is served again');
    expect(catchUp.mock.calls.length).toBeLessThan(3 * LIMITS.watchesPerSecond);
    expect(new Set(page.said)).toEqual(new Set(['too-often']));
    expect(page.said.length).toBeLessThan(5);
  });

  it('is refused for what nobody knows, too', async () => {
    for (let nth = 0; nth <= LIMITS.watchesPerSecond; nth += 1) socket.emit('watch everything', {});
    await until(() => page.said.includes('too-often'), 'it is refused');
  });

  it('hears an answer to its newest question alone, and what it watches is that', async () => {
    const gate = new Gate(QueueWatcher.prototype);
    const answers: [unknown[], unknown[], unknown[]] = [[], [], []];
    ask(answers[0]);
    await until(() => gate.waiting === 1, 'the first is being read');
    ask(answers[1], { brandId: crypto.randomUUID() });
    ask(answers[2], { view: 'mine' });
    // In the same order, and so behind them.
    socket.emit('look', { brandId: crypto.randomUUID(), ticketId: null, isTyping: false });
    await until(() => page.said.includes('not-found'), 'they have all been heard');
    gate.open();
    await until(() => gate.waiting === 1 && gate.passed === 1, 'the last is being read');
    gate.open();
    await until(() => answers[2].length === 1, 'the last is answered');
    expect(answers).toEqual([[], [], ['watching']]);
    expect(gate.passed).toBe(2);
    expect(page.said).toEqual(['not-found']);
  });

  it('is read for once at a time, however many windows its session has open', async () => {
    const gate = new Gate(QueueWatcher.prototype);
    const [other] = await open();
    const answers = [page.watch(), other.watch()];
    await until(() => gate.waiting === 1, 'one is being read');
    const [another] = await open((await desk.signIn((await desk.person('agent')).email)).cookie);
    answers.push(another.watch());
    await until(() => gate.waiting === 2, 'somebody else’s is read beside it');
    gate.open();
    await until(() => gate.passed === 2 && gate.waiting === 1, 'its second window has its turn');
    gate.open();
    expect(await Promise.all(answers)).toEqual(Array(3).fill({ result: 'watching' }));
  });

  it('hears nothing of a ticket that it left before its turn came', async () => {
    const ticket = await desk.ticket();
    const gate = new Gate(TicketWatcher.prototype);
    const answers: string[] = [];
    socket.emit('watch ticket', { brandId: desk.brandId, ticketId: ticket.id, cursor: page.cursor }, () =>
      answers.push('asked'),
    );
    await until(() => gate.waiting === 1, 'it is being read');
    expect(await page.watchTicket(null)).toEqual({ result: 'watching' });
    gate.open();
    await until(() => gate.passed === 1, 'it has been read');
    await ticket.wroteAgain();
    expect(await page.watch()).toEqual({ result: 'watching' });
    expect(answers).toEqual([]);
    expect(page.changed).toEqual([]);
  });

  it('has so many windows in a session and no more, until one is closed', async () => {
    for (let nth = 1; nth < LIMITS.socketsPerSession; nth += 1) await open();
    const [tooMany] = await open();
    expect(tooMany.said).toEqual(['not connected']);
    const [elsewhere] = await open((await desk.signIn((await desk.person('agent')).email)).cookie);
    expect(elsewhere.said).toEqual([]);
    page.cut();
    await until(async () => (await open())[1].connected, 'there is room again');
  });
});
