/** `npm test [check or suite …]`: runs every check and every suite, whatever fails on the way, and adds them up. */
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';

const typed = ['api/tsconfig.test.json', 'shared/tsconfig.test.json', 'e2e', 'web/tsconfig.json'];
const checks = {
  types: ['tsc -b shared migrations api', ...typed.map((project) => `tsc -p ${project} --noEmit`)],
  lint: ['eslint -c .config/eslint.config.js --max-warnings 0 .'],
  format: ['prettier --check --log-level warn .'],
  boundaries: [
    'depcruise --config .config/dependency-cruiser.cjs --output-type err api shared migrations web e2e',
  ],
  build: ['nx run-many -t build --output-style=stream'],
};
const suites = ['shared', 'api', 'web', 'e2e'];

const run = (command) =>
  new Promise((done) => {
    const child = spawn(command, { shell: true, stdio: 'inherit' });
    child.on('exit', (code) => done(code === 0));
  });

async function check(name) {
  const runs = [];
  for (const command of checks[name]) runs.push(await run(command));
  const ok = runs.every(Boolean);
  return { name, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0, failures: ok ? [] : [name] };
}

async function suite(name) {
  const file = `.results/${name}.json`;
  rmSync(file, { force: true });
  const ok = await run(`nx run ${name}:test --output-style=stream`);
  const tally = added(name, read(file));
  const broke = tally.failed === 0 && (!ok || tally.passed === 0);
  return broke ? crashed(tally, ok ? 'ran no test' : 'ended with an error outside its tests') : tally;
}

const crashed = (tally, how) => ({
  ...tally,
  failed: tally.failed + 1,
  failures: [...tally.failures, `${tally.name}: ${how}`],
});

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  }
}

/** A file that could not be loaded counts as one failure: its tests are not in jest's count. */
function added(name, results) {
  const unloaded = results.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.length,
  );
  const tests = results.testResults.flatMap((file) => file.assertionResults);
  return {
    name,
    passed: results.numPassedTests,
    failed: results.numFailedTests + unloaded.length,
    skipped: results.numPendingTests + results.numTodoTests,
    failures: [
      ...unloaded.map((file) => `${name}: ${file.name.replace(`${process.cwd()}/`, '')} could not be run`),
      ...tests.filter((test) => test.status === 'failed').map((test) => `${name}: ${test.fullName}`),
    ],
  };
}

function chosen(names) {
  const all = [...Object.keys(checks), ...suites];
  const unknown = names.filter((name) => !all.includes(name));
  if (unknown.length) {
    console.error(`Unknown: ${unknown.join(', ')}. Known: ${all.join(', ')}.`);
    process.exit(2);
  }
  return names.length ? all.filter((name) => names.includes(name)) : all;
}

mkdirSync('.results', { recursive: true });
const tallies = [];
for (const name of chosen(process.argv.slice(2))) {
  console.log(`\n── ${name}`);
  tallies.push(await (name in checks ? check(name) : suite(name)));
}

const sum = (what) => tallies.reduce((total, tally) => total + tally[what], 0);
const failures = tallies.flatMap((tally) => tally.failures);
console.log('');
for (const { name, passed, failed, skipped } of tallies)
  console.log(`${failed ? '✗' : '✓'} ${name}: ${passed} passed, ${failed} failed, ${skipped} skipped`);
if (failures.length) console.log(`\nFailed:\n${failures.map((failure) => `  ${failure}`).join('\n')}`);
const skipped = sum('skipped') ? `, ${sum('skipped')} skipped` : '';
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed${skipped}`);
process.exitCode = sum('failed') ? 1 : 0;
