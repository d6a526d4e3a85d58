/* Where dependency-cruiser finds the workspace's packages: their sources, so that what it sees needs no build. */
const path = require('node:path');

const root = process.cwd();

module.exports = {
  resolve: {
    alias: {
      '@evenhand/shared': path.join(root, 'shared/src'),
      '@evenhand/migrations': path.join(root, 'migrations'),
    },
  },
};
