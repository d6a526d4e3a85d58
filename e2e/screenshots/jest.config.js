import { fileURLToPath } from 'node:url';
import e2e from '../jest.config.js';

/** `npm run screenshots`: every screen, light and dark, wide and narrow. */
export default {
  ...e2e,
  displayName: 'screenshots',
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  roots: ['<rootDir>/screenshots'],
  testMatch: ['**/*.shots.ts'],
};
