import { suite } from '../.config/jest.js';

export default {
  ...suite,
  displayName: 'api',
  roots: ['<rootDir>/src', '<rootDir>/test'],
  testTimeout: 120_000,
  maxWorkers: 2,
  setupFiles: ['<rootDir>/test/load-nest.ts'],
  globalSetup: '<rootDir>/test/global-setup.ts',
  globalTeardown: '<rootDir>/test/global-teardown.ts',
};
