import { brokenBy, brokenHere, type Tree } from './boundaries.js';

const sound: Tree = {
  'api/src/main.ts': ['api/src/app.module.js'],
  'api/src/app.module.ts': ['api/src/door/posts.js', 'api/src/desk/queue/page.js', 'api/src/audit/verify.js'],
  'api/src/clock.ts': [],
  'api/src/door/posts.ts': [
    'api/src/channels/x/receive.js',
    'api/src/platform/sql.js',
    'api/src/people/may.js',
  ],
  'api/src/channels/x/receive.ts': ['shared/src/wire/post.js'],
  'api/src/channels/x/send.ts': ['api/src/platform/sql.js', 'shared/src/wire/post.js'],
  'api/src/desk/tickets/ticket.ts': ['api/src/ledger/append.js', 'api/src/people/may.js'],
  'api/src/desk/queue/page.ts': ['api/src/desk/tickets/ticket.js', '@evenhand/shared/wire/post'],
  'api/src/desk/replies/sender.ts': ['api/src/channels/x/send.js', 'api/src/desk/queue/page.js'],
  'api/src/desk/breaches/list.ts': ['api/src/desk/tickets/ticket.js'],
  'api/src/audit/verify.ts': ['api/src/ledger/append.js'],
  'api/src/ledger/append.ts': ['api/src/platform/sql.js', 'api/src/clock.js'],
  'api/src/people/may.ts': ['api/src/platform/sql.js'],
  'api/src/platform/sql.ts': [],
  'shared/src/wire/post.ts': [],
  'web/src/app/queue/screen.ts': ['web/src/app/live/feed.js', 'shared/src/wire/post.js'],
  'web/src/app/ticket/screen.ts': ['web/src/app/ui/badge.js'],
  'web/src/app/live/feed.ts': [],
  'web/src/app/ui/badge.ts': [],
};

/** The sound tree with more imports here and there. */
const but = (changes: Tree): Tree => ({
  ...sound,
  ...Object.fromEntries(
    Object.entries(changes).map(([path, more]) => [path, [...(sound[path] ?? []), ...more]]),
  ),
});

describe('the table of imports', () => {
  it('is kept by this repository', () => {
    expect(brokenHere()).toEqual([]);
  });

  it('has nothing against a sound tree', () => {
    expect(brokenBy(sound)).toEqual([]);
  });

  it('would notice the desk reaching the door by a detour of two hops', () => {
    const broken = brokenBy(
      but({
        'api/src/desk/queue/page.ts': ['api/src/people/first.js'],
        'api/src/people/first.ts': ['api/src/platform/second.js'],
        'api/src/platform/second.ts': ['api/src/door/reach.js'],
        'api/src/door/reach.ts': [],
      }),
    );
    expect(broken).toEqual(['desk-cannot-reach-the-vault', 'platform-imports']);
  });

  it.each`
    what                                         | from                                | to                                  | rule
    ${'the desk importing the door'}             | ${'api/src/desk/queue/page.ts'}     | ${'api/src/door/posts.js'}          | ${'desk-cannot-reach-the-vault'}
    ${'the desk importing audit'}                | ${'api/src/desk/queue/page.ts'}     | ${'api/src/audit/verify.js'}        | ${'desk-cannot-reach-the-vault'}
    ${'the desk receiving'}                      | ${'api/src/desk/replies/sender.ts'} | ${'api/src/channels/x/receive.js'}  | ${'desk-knows-of-channels-only-how-to-send'}
    ${'the desk importing the composition'}      | ${'api/src/desk/queue/page.ts'}     | ${'api/src/app.module.js'}          | ${'desk-cannot-reach-the-vault'}
    ${'the queue sending'}                       | ${'api/src/desk/queue/page.ts'}     | ${'api/src/channels/x/send.js'}     | ${'only-replies-send'}
    ${'the queue importing breaches'}            | ${'api/src/desk/queue/page.ts'}     | ${'api/src/desk/breaches/list.js'}  | ${'desk-queue-imports-upward-only'}
    ${'a folder of the desk outside the list'}   | ${'api/src/desk/favours/list.ts'}   | ${'api/src/platform/sql.js'}        | ${'desk-folder-stands-in-the-list'}
    ${'audit importing the desk'}                | ${'api/src/audit/verify.ts'}        | ${'api/src/desk/breaches/list.js'}  | ${'audit-imports'}
    ${'audit reaching the desk over the ledger'} | ${'api/src/ledger/append.ts'}       | ${'api/src/desk/breaches/list.js'}  | ${'audit-decides-nothing'}
    ${'send importing its own receive'}          | ${'api/src/channels/x/send.ts'}     | ${'api/src/channels/x/receive.js'}  | ${'send-imports-nothing-beside-it'}
    ${'the desk receiving by way of send'}       | ${'api/src/channels/x/send.ts'}     | ${'api/src/channels/x/receive.js'}  | ${'desk-knows-of-channels-only-how-to-send'}
    ${'send importing people'}                   | ${'api/src/channels/x/send.ts'}     | ${'api/src/people/may.js'}          | ${'send-imports-nothing-beside-it'}
    ${'receive importing send'}                  | ${'api/src/channels/x/receive.ts'}  | ${'api/src/channels/x/send.js'}     | ${'receiving-does-not-send'}
    ${'a channel importing the door'}            | ${'api/src/channels/x/receive.ts'}  | ${'api/src/door/posts.js'}          | ${'a-channel-stands-alone'}
    ${'the door importing the desk'}             | ${'api/src/door/posts.ts'}          | ${'api/src/desk/tickets/ticket.js'} | ${'door-imports'}
    ${'the door sending'}                        | ${'api/src/door/posts.ts'}          | ${'api/src/channels/x/send.js'}     | ${'door-imports'}
    ${'the ledger importing people'}             | ${'api/src/ledger/append.ts'}       | ${'api/src/people/may.js'}          | ${'ledger-imports'}
    ${'people importing the door'}               | ${'api/src/people/may.ts'}          | ${'api/src/door/posts.js'}          | ${'people-imports'}
    ${'an import that leads nowhere'}            | ${'api/src/people/may.ts'}          | ${'api/src/platform/nothing.js'}    | ${'nothing-unresolved'}
    ${'a cycle'}                                 | ${'api/src/platform/sql.ts'}        | ${'api/src/ledger/append.js'}       | ${'no-cycles'}
    ${'shared doing input'}                      | ${'shared/src/wire/post.ts'}        | ${'node:fs'}                        | ${'shared-is-pure'}
    ${'shared importing the API'}                | ${'shared/src/wire/post.ts'}        | ${'api/src/clock.js'}               | ${'shared-imports'}
    ${'the web importing the API'}               | ${'web/src/app/queue/screen.ts'}    | ${'api/src/clock.js'}               | ${'web-imports'}
    ${'a screen importing a screen'}             | ${'web/src/app/queue/screen.ts'}    | ${'web/src/app/ticket/screen.js'}   | ${'screens-do-not-import-each-other'}
    ${'ui importing a screen'}                   | ${'web/src/app/ui/badge.ts'}        | ${'web/src/app/queue/screen.js'}    | ${'what-screens-share-knows-no-screen'}
  `('would notice $what', ({ from, to, rule }: { from: string; to: string; rule: string }) => {
    expect(brokenBy(but({ [from]: [to] }))).toContain(rule);
  });
});
