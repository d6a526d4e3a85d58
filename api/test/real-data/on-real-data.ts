import { describe } from '@jest/globals';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const beside = (name: string) => fileURLToPath(new URL(`../../../../shared/${name}`, import.meta.url));

/** Tests on a file of ../shared: skipped by name where it is absent; where `CI` is set they fail instead. */
function on(name: string, tests: (path: string) => void): void {
  const path = beside(name);
  if (existsSync(path) || process.env['CI']) describe(`on ../shared/${name}`, () => tests(path));
  else describe.skip(`on ../shared/${name}, which is absent`, () => tests(path));
}

export const onRealData = (name: string, tests: (path: string) => void) => on(`data/${name}`, tests);

export const onVectors = (name: string, tests: (path: string) => void) => on(`vectors/${name}`, tests);
