import { startCluster } from '../api/test/cluster.js';

export default async function setup(): Promise<void> {
  const server = await startCluster();
  Object.assign(globalThis, { evenhandTestServer: server });
}
