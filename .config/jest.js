/** What the TypeScript suites that run in Node share: ESM, compiled by swc, the workspace's packages by source. */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import './typescript-sources.js';

const root = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '');
mkdirSync(`${root}/.results`, { recursive: true });

export const suite = {
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts'],
  // Modules of a spec that is over are never given back: after some seventy of them a worker would be out of memory.
  workerIdleMemoryLimit: '1500MB',
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['js', 'ts', 'mjs', 'cjs', 'json', 'node'],
  moduleNameMapper: {
    '^@evenhand/shared/(.*)$': `${root}/shared/src/$1.ts`,
    '^@evenhand/migrations/(.*)$': `${root}/migrations/$1.ts`,
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  modulePathIgnorePatterns: ['/dist/'],
  transform: {
    '\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      },
    ],
  },
  transformIgnorePatterns: ['/node_modules/'],
};
