import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { IncomingPost } from '@evenhand/shared/wire/post';
import { Intake } from '../../src/desk/intake/intake.js';
import { startDesk, type TestDesk } from '../desk.js';
import { withClient } from '../database.js';

describe('a post that the database refuses', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());

  it('is passed over with a reason while the others are taken in, and can be tried again', async () => {
    await withClient(desk.database.owner, (owner) =>
      owner.query("alter table desk.post add constraint refused check (text <> 'refused')"),
    );
    const posts = [desk.post(), desk.post({ text: 'refused' }), desk.post()];
    await desk.send(posts);
    await desk.settled();
    const results = await Promise.all(posts.map((post) => desk.statusOf(post)));
    expect(results.map((status) => status.result)).toEqual(['ticket', 'unreadable', 'ticket']);
    expect(results[1]?.reason).toContain('could not store it (23514)');

    await withClient(desk.database.owner, (owner) =>
      owner.query('alter table desk.post drop constraint refused'),
    );
    expect(await desk.app.get(Intake).putBack(desk.brandId)).toBe(1);
    await desk.settled();
    expect(await desk.statusOf(posts[1] as IncomingPost)).toMatchObject({ result: 'ticket' });
  });
});
