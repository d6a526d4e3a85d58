import { join } from 'node:path';
import { chromium, type Browser, type LaunchOptions } from 'playwright-core';
import { inflatedChromium } from './inflate.js';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-zygote',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/**
 * A headless Chromium with an empty profile: `CHROME_PATH` if set, on Linux x64 the one that npm brought,
 * elsewhere the Chrome installed on this machine.
 */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({ headless: true, args: quiet, ...(await executable()) });
}

async function executable(): Promise<LaunchOptions> {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) return { executablePath: chosen };
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome' };
  const folder = await inflatedChromium();
  const libraries = [join(folder, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return {
    executablePath: join(folder, 'chromium'),
    env: { ...process.env, LD_LIBRARY_PATH: libraries },
  };
}
