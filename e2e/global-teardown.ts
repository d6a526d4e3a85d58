import type { RunningCluster } from '../api/test/cluster.js';

export default async function teardown(): Promise<void> {
  await (globalThis as { evenhandTestServer?: RunningCluster }).evenhandTestServer?.stop();
}
