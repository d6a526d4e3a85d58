import { createReadStream, createWriteStream } from 'node:fs';
import { access, chmod, constants, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

interface TarFs {
  extract(folder: string): Writable;
}

const require = createRequire(import.meta.url);

/** The Chromium of @sparticuz/chromium, unpacked once; returns its folder: `chromium` and `lib/`. */
export async function inflatedChromium(): Promise<string> {
  const entry = require.resolve('@sparticuz/chromium');
  const home = join(dirname(entry), '../..');
  const { version } = require(join(home, 'package.json')) as { version: string };
  const folder = join(await cache(join(home, '../..')), version);
  if (!(await exists(join(folder, 'chromium')))) await inflate(home, folder);
  return folder;
}

/** Unpacked beside its place and then renamed, so that two runs at once do not see half a browser. */
async function inflate(home: string, folder: string): Promise<void> {
  const draft = await mkdtemp(`${folder}-`);
  const { extract } = createRequire(join(home, 'package.json'))('tar-fs') as TarFs;
  await Promise.all([
    unbrotli(join(home, 'bin/chromium.br'), createWriteStream(join(draft, 'chromium'))),
    unbrotli(join(home, 'bin/al2023.tar.br'), extract(draft)),
  ]);
  await chmod(join(draft, 'chromium'), 0o755);
  await rename(draft, folder).catch(async (error: unknown) => {
    await rm(draft, { recursive: true });
    if (!(await exists(join(folder, 'chromium')))) throw error;
  });
}

const unbrotli = (from: string, to: Writable): Promise<void> =>
  pipeline(createReadStream(from), createBrotliDecompress({ chunkSize: 1 << 20 }), to);

/** In node_modules; for a user who may not write there, in a folder of their own under the temporary one. */
async function cache(modules: string): Promise<string> {
  const inModules = join(modules, '.cache/evenhand-chromium');
  try {
    await mkdir(inModules, { recursive: true });
    await access(inModules, constants.W_OK);
    return inModules;
  } catch {
    const ours = join(tmpdir(), `evenhand-chromium-${userInfo().uid}`);
    await mkdir(ours, { recursive: true, mode: 0o700 });
    if ((await stat(ours)).uid !== userInfo().uid)
      throw new Error(`${ours} belongs to somebody else: remove it`);
    return ours;
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
