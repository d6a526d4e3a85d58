import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');

interface Cruise {
  summary: { totalCruised: number; violations: { from: string; to: string; rule: { name: string } }[] };
}

/** Files of a small tree: path to the paths it imports. */
export type Tree = Record<string, readonly string[]>;

/** The broken rules of the table of imports, as `rule: from → to`; throws if nothing was looked at. */
export function brokenRules(folder: string, ...parts: string[]): string[] {
  const config = join(root, '.config/dependency-cruiser.cjs');
  const run = spawnSync(process.execPath, [cruiser, '--config', config, '--output-type', 'json', ...parts], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
  });
  if (!run.stdout.startsWith('{')) throw new Error(`dependency-cruiser failed: ${run.stderr}${run.stdout}`);
  const { summary } = JSON.parse(run.stdout) as Cruise;
  if (summary.totalCruised === 0) throw new Error('dependency-cruiser looked at no file');
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`);
}

/** The rules that this repository breaks. */
export const brokenHere = (): string[] => brokenRules(root, 'api', 'shared', 'migrations', 'web', 'e2e');

/** The names of the rules that a made-up tree breaks. */
export function brokenBy(tree: Tree): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-imports-'));
  try {
    for (const [path, imports] of Object.entries(tree)) write(folder, path, imports);
    return [...new Set(brokenRules(folder, '.').map((found) => found.replace(/:.*/s, '')))].sort();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function write(folder: string, path: string, imports: readonly string[]): void {
  const up = '../'.repeat(path.split('/').length - 1);
  const lines = imports.map((to) => `import '${/^[@\w]+:|^@/.test(to) ? to : up + to}';\n`);
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), `${lines.join('')}export {};\n`);
}
