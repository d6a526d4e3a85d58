import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { evenhand } from '../child.js';
import { startDesk, type TestDesk } from '../desk.js';
import { makeFolder, type Folder } from './folder.js';
import { csvOf, STORY, STORY_COUNTS } from './tweets.js';

interface Played {
  readonly outcome: string;
  readonly externalId: string;
  readonly postedAt: Date;
  readonly root: string | null;
}

const PLAYED = `
  select p.outcome, p.external_id as "externalId", p.posted_at as "postedAt", r.external_id as root
    from desk.brand b
    join desk.post p on p.brand_id = b.id
    left join desk.post r on r.brand_id = b.id and r.ticket_id = p.ticket_id and r.outcome = 'ticket'
   where b.name = $1 order by p.posted_at, p.external_id`;

describe('evenhand replay', () => {
  let folder: Folder;
  let desk: TestDesk;
  let file: string;
  beforeAll(async () => {
    folder = await makeFolder();
    desk = await startDesk();
    file = await folder.write('story.csv', csvOf(STORY));
  });
  afterAll(async () => {
    await desk.close();
    await folder.remove();
  });

  const replay = (...args: string[]) => evenhand(desk.database, 'replay', file, '--brand', 'Played', ...args);
  const played = () => desk.asOwner<Played>(PLAYED, ['Played']);
  const plain = (id: string) => id.replace(/~.*/, '');

  it('plays a file into a running server, live and at current times, with its threads', async () => {
    const startedAt = new Date();
    const ran = await replay('--speed', '5000');
    expect([ran.code, ran.stdout]).toEqual([0, '{"read":8,"posts":8,"unreadable":0}\n']);
    const posts = await played();
    expect(
      Object.fromEntries(posts.map((post) => [plain(post.externalId), plain(post.root ?? '-')])),
    ).toEqual({
      ...{ 101: '101', 102: '101', 103: '101', 104: '101' },
      ...{ 105: '105', 106: '-', 107: '107', 108: '107' },
    });
    expect(Math.min(...posts.map((post) => post.postedAt.getTime()))).toBeGreaterThan(startedAt.getTime());
    const [armed] = await desk.asOwner<{ deadlines: number; history: number }>(
      `select (select count(*)::int from desk.deadline where fired_at is null) as deadlines,
              (select count(*)::int from desk.ticket where is_history) as history`,
    );
    // Three resolutions, a first response and a next one still run, each with three thresholds.
    expect(armed).toEqual({ deadlines: 15, history: 0 });
  });

  it('plays at the pace that it is told: 110 minutes at 5,000 times are more than a second', async () => {
    const times = (await played()).map((post) => post.postedAt.getTime());
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan((110 * 60_000) / 5_000 - 100);
  });

  it('can be repeated: the same file makes posts of its own again', async () => {
    const ran = await replay('--speed', '100000');
    expect([ran.code, ran.stdout]).toEqual([0, '{"read":8,"posts":8,"unreadable":0}\n']);
    const posts = await played();
    expect(posts).toHaveLength(16);
    const suffixes = new Set(posts.map((post) => post.externalId.replace(/^\d+/, '')));
    expect(suffixes.size).toBe(2);
    // Those who complain again while their ticket is open are not given a second one.
    const again = posts.filter((post) => post.outcome === 'attached').map((post) => plain(post.externalId));
    expect(again.sort()).toEqual(['101', '104', '104', '105', '107']);
    expect(posts.filter((post) => post.outcome === 'ticket')).toHaveLength(STORY_COUNTS.tickets);
  });

  it.each(['0', 'fast'])('refuses the speed %s', async (speed) => {
    expect(await replay('--speed', speed)).toMatchObject({ code: 2, stdout: '' });
  });
});
