/** Packs the built web as small as it gets, once, instead of at each request. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const [root] = process.argv.slice(2);
const TEXT = /\.(js|css|svg|json|txt)$/;
const SMALL = 1_024;

for (const name of readdirSync(root, { recursive: true })) {
  const path = join(root, name);
  if (!TEXT.test(name) || statSync(path).size < SMALL) continue;
  const content = readFileSync(path);
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  writeFileSync(`${path}.br`, brotliCompressSync(content, best));
  writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
}
