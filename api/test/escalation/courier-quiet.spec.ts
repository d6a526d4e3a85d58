import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startDesk, type TestDesk } from '../desk.js';
import { pageOf } from '../page.js';
import { until } from '../until.js';
import { AT_ONCE, dispatch, dispatches } from './at-the-ladder.js';
import { openPostOffice } from './post-office.js';

describe('a message that waits for the end of a quiet', () => {
  let post: Awaited<ReturnType<typeof openPostOffice>>;
  let desk: TestDesk;
  beforeEach(async () => {
    post = await openPostOffice();
    const mail = { EVENHAND_SMTP_URL: post.url, EVENHAND_MAIL_FROM: 'evenhand@example.com' };
    desk = await startDesk({}, { ...AT_ONCE, ...mail });
  });
  afterEach(async () => {
    await desk.close();
    await post.close();
  });

  it.each<[string, 'delete' | 'post', object | undefined, string]>([
    ['has ended by hand', 'delete', undefined, '0 minutes'],
    ['was made shorter', 'post', { minutes: 15 }, '15 minutes'],
  ])('goes out with that end where the quiet %s', async (_, method, body, later) => {
    const quiet = await desk.ticket();
    const mia = await pageOf(desk, 'manager');
    const path = `tickets/${quiet.id}/acknowledgement`;
    await mia.post(path, { minutes: 120 });
    await dispatch(desk, quiet);
    const isHushed = async () => (await dispatches(desk)).some(({ nextAt }) => nextAt > now);
    const now = await desk.now();
    await until(isHushed, 'it was hushed');
    await mia[method](path, body);
    await desk.advance(later);
    await quiet.happened('told');
    expect(post.mails).toHaveLength(1);
  });
});
