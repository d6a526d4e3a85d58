/* The table of imports (README of the workspace's layout): what may import what, and the wall, with reachability. */
const path = require('node:path');

const own = '^(api|shared|migrations|web|e2e)/';
const shared = '^shared/(src|dist)/';
const wire = '^shared/(src|dist)/wire/';
const masks = '^shared/(src|dist)/board/';
const root = '^api/src/(settings|clock)\\.ts$';
const platform = '^api/src/platform/';
const people = '^api/src/people/';
const ledger = '^api/src/ledger/';

/** The order of the complaint's journey: a folder imports what stands above it, never what stands below. */
const desk = ['intake', 'tickets', 'sla', 'escalation', 'queue', 'replies', 'breaches', 'coverage', 'live'];

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const sources = (folder, except = []) => ({ path: folder, pathNot: ['\\.spec\\.ts$', ...except] });
const onlyTo = (...allowed) => ({ path: own, pathNot: allowed });
const reach = (folder) => ({ path: folder, reachable: true });

const theWall = [
  rule(
    'desk-cannot-reach-the-vault',
    'No path of imports, however long, leads from the desk to the door or to audit.',
    sources('^api/src/desk/'),
    reach('^api/src/(door|audit)/'),
  ),
  rule(
    'desk-knows-of-channels-only-how-to-send',
    'Of a channel the desk reaches `send` alone.',
    sources('^api/src/desk/'),
    reach('^api/src/channels/(?![^/]+/send[./])'),
  ),
  rule(
    'audit-decides-nothing',
    'Audit reads everything and reaches no code of the desk.',
    sources('^api/src/audit/'),
    reach('^api/src/(desk|door|channels)/'),
  ),
];

const theJourney = [
  ...desk.map((folder, place) =>
    rule(
      `desk-${folder}-imports-upward-only`,
      'Imports go down the journey, never up.',
      sources(`^api/src/desk/${folder}/`),
      { path: '^api/src/desk/', pathNot: `^api/src/desk/(${desk.slice(0, place + 1).join('|')})/` },
    ),
  ),
  rule(
    'desk-folder-stands-in-the-list',
    'A new folder of the desk takes its place in the journey first.',
    sources('^api/src/desk/[^/]+/', [`^api/src/desk/(${desk.join('|')})/`]),
    { path: own },
  ),
  rule(
    'only-replies-send',
    'What goes out goes through replies.',
    sources('^api/src/desk/', ['^api/src/desk/replies/']),
    { path: '^api/src/channels/' },
  ),
];

const theTable = [
  rule(
    'send-imports-nothing-beside-it',
    'Sending sees the platform and wire types, and returns a receipt.',
    sources('^api/src/channels/([^/]+)/send[./]'),
    onlyTo('^api/src/channels/$1/send[./]', platform, wire, root),
  ),
  rule(
    'receiving-does-not-send',
    'Receiving and watching stand on the other side of the wall from sending.',
    sources('^api/src/channels/([^/]+)/(receive|watch)[./]'),
    { path: '^api/src/channels/[^/]+/send[./]' },
  ),
  rule(
    'a-channel-stands-alone',
    'A channel imports its own folder, the platform and wire types.',
    sources('^api/src/channels/([^/]+)/'),
    onlyTo('^api/src/channels/$1/', platform, wire, root),
  ),
  rule(
    'door-imports',
    'The door receives: channels (receive, watch), ledger, platform, people, wire types; it masks for the board.',
    sources('^api/src/door/'),
    onlyTo(
      '^api/src/door/',
      '^api/src/channels/[^/]+/(receive|watch)[./]',
      ledger,
      platform,
      people,
      wire,
      masks,
      root,
    ),
  ),
  rule(
    'desk-imports',
    'The desk stands on channels (send), ledger, people, platform, shared.',
    sources('^api/src/desk/'),
    onlyTo('^api/src/desk/', '^api/src/channels/[^/]+/send[./]', ledger, people, platform, shared, root),
  ),
  rule(
    'audit-imports',
    'Audit stands on ledger, people, platform, shared.',
    sources('^api/src/audit/'),
    onlyTo('^api/src/audit/', ledger, people, platform, shared, root),
  ),
  rule(
    'ledger-imports',
    'The ledger stands on platform and shared.',
    sources(ledger),
    onlyTo(ledger, platform, shared, root),
  ),
  rule(
    'people-imports',
    'People stands on ledger, platform and shared.',
    sources(people),
    onlyTo(people, ledger, platform, shared, root),
  ),
  rule(
    'platform-imports',
    'The platform stands on shared and the migrations.',
    sources(platform),
    onlyTo(platform, shared, root, '^migrations/'),
  ),
  rule(
    'api-imports-no-tests-and-no-web',
    'What runs in production imports nothing that does not.',
    sources('^api/src/'),
    { path: '^(api/(test|bench)|web|e2e)/' },
  ),
  rule('shared-imports', 'Shared imports only itself.', sources('^shared/src/'), onlyTo(shared)),
  rule('shared-is-pure', 'Shared does no input and no output.', sources('^shared/src/'), {
    dependencyTypes: ['core'],
  }),
  rule(
    'migrations-imports',
    'Migrations import only themselves.',
    sources('^migrations/'),
    onlyTo('^migrations/'),
  ),
];

const theWeb = [
  rule('web-imports', 'The web imports only shared.', sources('^web/'), onlyTo('^web/', shared)),
  rule(
    'screens-do-not-import-each-other',
    'A screen uses live, session and ui, and no other screen.',
    sources('^web/src/app/([^/]+)/', ['^web/src/app/(live|session|ui)/']),
    { path: '^web/src/app/[^/]+/', pathNot: '^web/src/app/($1|live|session|ui)/' },
  ),
  rule(
    'what-screens-share-knows-no-screen',
    'live, session and ui import no screen.',
    sources('^web/src/app/(live|session|ui)/'),
    { path: '^web/src/app/', pathNot: '^web/src/app/(live|session|ui)/' },
  ),
];

module.exports = {
  forbidden: [
    rule('no-cycles', 'Imports go one way.', {}, { circular: true }),
    rule(
      'nothing-unresolved',
      'An import that leads nowhere hides what it reaches.',
      {},
      { couldNotResolve: true },
    ),
    ...theWall,
    ...theJourney,
    ...theTable,
    ...theWeb,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(api|shared|migrations|web)/dist/' },
    tsPreCompilationDeps: true,
    webpackConfig: { fileName: path.join(__dirname, 'imports.cjs') },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs', '.d.ts', '.json'],
    },
  },
};
