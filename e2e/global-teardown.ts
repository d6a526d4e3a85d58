import type { EmbeddedServer } from '../api/src/platform/embedded/launch.js';

export default async function teardown(): Promise<void> {
  await (globalThis as { evenhandTestServer?: EmbeddedServer }).evenhandTestServer?.stop();
}
