import type { INestApplicationContext } from '@nestjs/common';
import { Command } from 'commander';
import type { DataSource } from 'typeorm';
import { v7 as newId } from 'uuid';
import { readFileOfPosts } from '../channels/file/receive/read-file.js';
import type { FromFile } from '../channels/file/receive/given.js';
import { Intake } from '../desk/intake/intake.js';
import { settleHistory } from '../desk/sla/history/settle-history.js';
import { Door } from '../door/door.js';
import type { Delivery } from '../door/split-post.js';
import { deskOf, pause, standIn, withFileOptions, type FileOptions } from './file-options.js';
import { startProgress } from './progress.js';
import { print, withDesk } from './with-desk.js';

const BATCH = 500;
const HELD_MS = 20;

const OUTCOMES = `
  select outcome, count(*)::int as posts from door.inbox
   where brand_id = $1 and run_id = $2 group by outcome`;

export const importCommand = () =>
  withFileOptions(new Command('import'))
    .description('past posts, through the same door as live ones, as history: nobody is paged')
    .action(async (file: string, options: FileOptions) => {
      const { posts, accounts } = await readFileOfPosts(file, options.format, options.account);
      await withDesk(async (desk) => {
        const { brandId, sourceId } = await standIn(desk, options, accounts);
        const delivery = { source: { brandId, id: sourceId }, runId: newId(), isHistory: true };
        const taken = await deliver(desk, delivery, posts);
        await settle(desk, brandId);
        const came = await outcomes(deskOf(desk), brandId, delivery.runId);
        print({ read: posts.length, ...counted(taken, came.unreadable), ...came.placed });
      });
    });

interface Taken {
  posts: number;
  duplicates: number;
  unreadable: number;
}

async function deliver(
  desk: INestApplicationContext,
  delivery: Delivery,
  posts: readonly FromFile[],
): Promise<Taken> {
  const door = desk.get(Door);
  const taken: Taken = { posts: 0, duplicates: 0, unreadable: 0 };
  const progress = startProgress('importing', posts.length);
  for (let start = 0; start < posts.length; start += BATCH) {
    const batch = posts.slice(start, start + BATCH);
    for (const { result } of await door.take(delivery, batch)) {
      if (result === 'accepted') taken.posts += 1;
      else if (result === 'duplicate') taken.duplicates += 1;
      else taken.unreadable += 1;
    }
    await drain(desk, delivery.source.brandId);
    progress.at(start + batch.length);
  }
  progress.end();
  return taken;
}

/** Takes in what stands in the inbox, or lets the running server do it: whoever holds it. */
async function drain(desk: INestApplicationContext, brandId: string): Promise<void> {
  const intake = desk.get(Intake);
  for (
    let taken = await intake.takeBatch(brandId);
    taken !== 'empty';
    taken = await intake.takeBatch(brandId)
  )
    if (taken === 'held') await pause(HELD_MS);
}

async function settle(desk: INestApplicationContext, brandId: string): Promise<void> {
  await drain(desk, brandId);
  while ((await deskOf(desk).transaction((tx) => settleHistory(tx, brandId, 'all'))) > 0);
}

async function outcomes(desk: DataSource, brandId: string, runId: string | null) {
  const rows = await desk.query<{ outcome: string; posts: number }[]>(OUTCOMES, [brandId, runId]);
  const count = (outcome: string) => rows.find((row) => row.outcome === outcome)?.posts ?? 0;
  const placed = {
    tickets: count('ticket'),
    attached: count('attached'),
    bystanders: count('bystander'),
    replies: count('reply'),
    elsewhere: count('elsewhere'),
  };
  return { placed, unreadable: count('unreadable') };
}

/** What the door took and the desk passed over is no post of the desk's. */
const counted = ({ posts, duplicates, unreadable }: Taken, passedOver: number): Taken => ({
  posts: posts - passedOver,
  duplicates,
  unreadable: unreadable + passedOver,
});
