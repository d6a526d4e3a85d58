import { startCluster } from './cluster.js';

export default async function setup(): Promise<void> {
  const server = await startCluster();
  Object.assign(globalThis, { evenhandTestServer: server });
}
