import { suite } from '../.config/jest.js';

export default { ...suite, displayName: 'shared', roots: ['<rootDir>/src'], maxWorkers: 2 };
