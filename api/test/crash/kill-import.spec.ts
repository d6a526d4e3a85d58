import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { countsOf, evenhand, spawnApi } from '../child.js';
import { makeFolder, type Folder } from '../cli/folder.js';
import { csvOf, tweet } from '../cli/tweets.js';
import { cloneDatabase, withClient, type TestDatabase } from '../database.js';
import { until } from '../until.js';
import { chance, pause } from './chance.js';
import { reconcile } from './reconcile.js';

const THREADS = 1_500;
const KILLS = 3;

/** A complaint, an answer in time or late, and somebody who joins. */
const thread = (index: number) => {
  const id = 10_000 + index * 3;
  const by = `8${index}`;
  return [
    { id, by, at: '08:00:00', text: `@ParcelCo parcel ${index} never came` },
    {
      ...{ id: id + 1, by: 'ParcelCo', answers: id, isReply: true },
      ...{ at: index % 2 === 0 ? '08:10:00' : '09:10:00', text: 'We are looking for it.' },
    },
    { id: id + 2, by: `9${index}`, at: '09:30:00', text: 'Nor did mine', answers: id },
  ].map(tweet);
};

describe('an import that is killed', () => {
  let folder: Folder;
  let database: TestDatabase;
  let file: string;
  beforeAll(async () => {
    folder = await makeFolder();
    database = await cloneDatabase();
    file = await folder.write('many.csv', csvOf(Array.from({ length: THREADS }, (_, n) => thread(n)).flat()));
  });
  afterAll(async () => {
    await database.drop();
    await folder.remove();
  });

  const stored = () =>
    withClient(database.owner, async (client) => {
      const { rows } = await client.query<{ n: number }>('select count(*)::int as n from door.inbox');
      return rows[0]?.n ?? 0;
    });

  async function killedOnTheWay(random: () => number): Promise<void> {
    const before = await stored();
    const child = spawnApi('cli/evenhand.js', ['import', file], database);
    const gone = once(child, 'exit');
    await until(async () => child.exitCode !== null || (await stored()) > before, 'it stores posts', 30_000);
    await pause(random() * 100);
    child.kill('SIGKILL');
    await gone;
  }

  it('a few times and run again has every post once, with what follows from it', async () => {
    const random = chance(7);
    const steps: number[] = [];
    for (let kills = 0; kills < KILLS; kills += 1) {
      await killedOnTheWay(random);
      steps.push(await stored());
    }
    const ran = await evenhand(database, 'import', file);
    const { read, posts, duplicates, unreadable } = countsOf(ran);
    console.info(`import killed at ${steps.join(', ')} of ${THREADS * 3} posts`);
    expect(steps[0]).toBeLessThan(THREADS * 3);
    expect([read, posts + duplicates, unreadable]).toEqual([THREADS * 3, THREADS * 3, 0]);
    expect(duplicates).toBe(steps.at(-1));

    const sent = new Set(Array.from({ length: THREADS * 3 }, (_, index) => String(10_000 + index)));
    await withClient(database.owner, async (client) => {
      expect(await reconcile(client, { sent, doneAt: new Date() })).toEqual([]);
      const { rows } = await client.query(
        `select (select json_object_agg(outcome, n) from (
                  select outcome, count(*) as n from desk.post group by 1) by_outcome) as posts,
                (select json_object_agg(kind || ' ' || state, n) from (
                  select kind, state, count(*) as n from desk.clock group by 1, 2) by_state) as clocks,
                (select count(*)::int from desk.notice) + (select count(*)::int from desk.deadline) as pages`,
      );
      expect(rows).toEqual([
        {
          posts: { ticket: THREADS, reply: THREADS, bystander: THREADS },
          clocks: {
            'first_response met': THREADS / 2,
            'first_response breached': THREADS / 2,
            'resolution breached': THREADS,
          },
          pages: 0,
        },
      ]);
    });
  }, 300_000);
});
