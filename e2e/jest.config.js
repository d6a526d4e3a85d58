import { suite } from '../.config/jest.js';

export default {
  ...suite,
  displayName: 'e2e',
  roots: ['<rootDir>'],
  testTimeout: 300_000,
  maxWorkers: 1,
  setupFiles: ['<rootDir>/../api/test/load-nest.ts'],
  globalSetup: '<rootDir>/global-setup.ts',
  globalTeardown: '<rootDir>/global-teardown.ts',
};
