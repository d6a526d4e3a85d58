import { describe } from '@jest/globals';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Tests on a file of ../shared/data: skipped by name where it is absent; where `CI` is set they fail instead. */
export function onRealData(name: string, tests: (path: string) => void): void {
  const path = fileURLToPath(new URL(`../../../../shared/data/${name}`, import.meta.url));
  if (existsSync(path) || process.env['CI']) describe(`on ../shared/data/${name}`, () => tests(path));
  else describe.skip(`on ../shared/data/${name}, which is absent`, () => tests(path));
}
