import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { withClient } from '../database.js';

describe('a post that the database refuses', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());

  it('is passed over with its reason, and the others are taken in', async () => {
    await withClient(desk.database.owner, (owner) =>
      owner.query("alter table desk.post add constraint refused check (text <> 'refused')"),
    );
    const posts = [desk.post(), desk.post({ text: 'refused' }), desk.post()];
    await desk.send(posts);
    await desk.settled();
    const results = await Promise.all(posts.map((post) => desk.statusOf(post)));
    expect(results.map((status) => status.result)).toEqual(['ticket', 'unreadable', 'ticket']);
    expect(results[1]?.reason).toContain('refused');
  });
});
