/** Lets Node itself find TypeScript sources by their `.js` imports: a jest globalSetup is not resolved by jest. */
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = new URL('..', import.meta.url);
const packages = [
  [/^@evenhand\/shared\/(.*)$/, 'shared/src/'],
  [/^@evenhand\/migrations\/(.*)$/, 'migrations/'],
];

function sourceOf(specifier, parent) {
  for (const [pattern, folder] of packages) {
    const name = pattern.exec(specifier)?.[1];
    if (name) return new URL(`${folder}${name}.ts`, root);
  }
  if (!parent?.endsWith('.ts') || !/^\.{1,2}\/.*\.js$/.test(specifier)) return undefined;
  const url = new URL(specifier.replace(/\.js$/, '.ts'), parent);
  return existsSync(url) ? url : undefined;
}

registerHooks({
  resolve(specifier, context, next) {
    const source = sourceOf(specifier, context.parentURL);
    return next(source ? fileURLToPath(source) : specifier, context);
  },
});
