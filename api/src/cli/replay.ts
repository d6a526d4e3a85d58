import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import type { FromFile } from '../channels/file/receive/given.js';
import { readFileOfPosts } from '../channels/file/receive/read-file.js';
import { clock } from '../clock.js';
import { Door } from '../door/door.js';
import type { Delivery } from '../door/split-post.js';
import { speed } from './arguments.js';
import { deskOf, pause, refuseEmpty, standIn, withFileOptions, type FileOptions } from './file-options.js';
import { startProgress } from './progress.js';
import { print, withDesk } from './with-desk.js';

const TICK_MS = 50;
/** A server that runs takes a post within a second. */
const PATIENCE_MS = 5_000;

interface ReplayOptions extends FileOptions {
  readonly speed: number;
}

/** A post with the moment of the replay at which it is due, in milliseconds from its start. */
interface Cue {
  readonly from: FromFile;
  readonly atMs: number;
}

export const replayCommand = () =>
  withFileOptions(new Command('replay'))
    .description(
      "plays a file's posts at their own pace, times N, at current times, live, into a running server",
    )
    .requiredOption('--speed <n>', 'how many times as fast', speed)
    .action(async (file: string, options: ReplayOptions) => {
      const { posts, accounts } = await readFileOfPosts(file, options.format, options.account);
      const cues = cuesOf(posts, options.speed);
      refuseEmpty(file, cues);
      await withDesk(async (desk) => {
        const { brandId, sourceId } = await standIn(desk, options, accounts);
        const delivery = { source: { brandId, id: sourceId }, runId: null, isHistory: false };
        print({ read: posts.length, ...(await play(desk, delivery, cues)) });
      });
    });

function cuesOf(posts: readonly FromFile[], times: number): Cue[] {
  const timed = posts
    .map((from) => ({ from, at: Date.parse(String((from.post as { postedAt?: string } | null)?.postedAt)) }))
    .filter(({ at }) => !Number.isNaN(at));
  const first = timed[0]?.at ?? 0;
  return timed.map(({ from, at }) => ({ from, atMs: (at - first) / times }));
}

async function play(desk: INestApplicationContext, delivery: Delivery, cues: readonly Cue[]) {
  const door = desk.get(Door);
  const suffix = `~${clock.machine().getTime().toString(36)}`;
  const startedAt = clock.machine().getTime();
  const progress = startProgress('replaying', cues.length);
  const done = { posts: 0, unreadable: 0 };
  for (let next = 0; next < cues.length; await pause(TICK_MS)) {
    const elapsed = clock.machine().getTime() - startedAt;
    const due = cues
      .slice(next)
      .filter((cue) => cue.atMs <= elapsed)
      .slice(0, 500);
    if (due.length === 0) continue;
    const now = await clock.now(deskOf(desk));
    for (const { result } of await door.take(
      delivery,
      due.map(({ from }) => replayed(from, suffix, now)),
    ))
      if (result === 'accepted') done.posts += 1;
      else done.unreadable += 1;
    next += due.length;
    progress.at(next);
  }
  progress.end();
  await waitForServer(desk, delivery.source.brandId);
  return done;
}

/** At the current time, under an id of its own, with its thread. */
function replayed({ post, place, problem, isElsewhere }: FromFile, suffix: string, now: Date): FromFile {
  const own = post as { externalId?: string; inReplyTo?: string };
  const again = {
    ...own,
    externalId: `${own.externalId}${suffix}`,
    ...(own.inReplyTo && { inReplyTo: `${own.inReplyTo}${suffix}` }),
    postedAt: now.toISOString(),
  };
  return {
    post: again,
    place: `${place}${suffix}`,
    ...(problem && { problem }),
    ...(isElsewhere && { isElsewhere }),
  };
}

async function waitForServer(desk: INestApplicationContext, brandId: string): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += TICK_MS) {
    const waiting = await deskOf(desk).query<unknown[]>(
      'select from door.inbox where brand_id = $1 and taken_at is null limit 1',
      [brandId],
    );
    if (waiting.length === 0) return;
    await pause(TICK_MS);
  }
  console.error('No server has taken the posts yet. They wait in the inbox: start one with `npm start`.');
}
