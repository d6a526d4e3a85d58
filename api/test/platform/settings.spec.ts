import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage } from 'class-validator';
import { readSettings, Settings } from '../../src/settings.js';

const EXAMPLE = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8');

function messageOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was refused';
}

describe('the settings', () => {
  const validated = getMetadataStorage().getTargetValidationMetadatas(Settings, '', false, false);
  const fields = [...new Set(validated.map((rule) => rule.propertyName))];
  const named = [...EXAMPLE.matchAll(/^#?([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => ({
    name,
    value,
  }));

  it('are those that .env.example names, no more and no fewer', () => {
    expect(named.map(({ name }) => name).sort()).toEqual(fields.sort());
  });

  it('are, when nothing is said, what .env.example says they are', () => {
    const settings = readSettings({}) as unknown as Record<string, string | number>;
    expect(named.map(({ name, value }) => [name, value])).toEqual(
      named.map(({ name }) => [name, String(settings[name] ?? '')]),
    );
  });

  it('take an empty variable for an absent one', () => {
    const empty = Object.fromEntries(named.map(({ name }) => [name, '']));
    expect(readSettings(empty)).toEqual(readSettings({}));
  });

  it('leave alone what is not ours', () => {
    expect(readSettings({ HOME: '/nowhere', PATH: '/bin' })).toMatchObject({ PORT: 3000 });
  });

  it('say what is wrong, a line each', () => {
    const wrong = {
      NODE_ENV: 'staging',
      PORT: '70000',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://localhost/evenhand',
      DATABASE_URL_DESK: 'localhost',
    };
    const lines = messageOf(() => readSettings(wrong)).split('\n');
    expect(lines[0]).toBe('These settings cannot be used:');
    expect(lines.slice(1).map((line) => line.trim().split(':')[0])).toEqual(
      expect.arrayContaining(Object.keys(wrong)),
    );
    expect(lines).toHaveLength(1 + Object.keys(wrong).length);
  });

  it.each(['x', '3000.5', '-1', '0x'])('refuse %s for a port', (port) => {
    expect(messageOf(() => readSettings({ PORT: port }))).toMatch(/^ {2}PORT: /m);
  });

  it('never say the value that was wrong, which may hold a password', () => {
    const message = messageOf(() => readSettings({ DATABASE_URL: 'http://me:s3cret@db/evenhand' }));
    expect(message).toMatch(/DATABASE_URL/);
    expect(message).not.toMatch(/s3cret/);
  });

  it('read numbers and lists', () => {
    const given = { PORT: '0', TRUSTED_PROXIES: '10.0.0.1, 10.0.0.2' };
    expect(readSettings(given)).toMatchObject({ PORT: 0, TRUSTED_PROXIES: ['10.0.0.1', '10.0.0.2'] });
  });

  it.each([
    ['main.js', 1],
    ['cli/evenhand.js', 2],
  ])(
    'of %s come from .env too, where the environment has none; what is wrong ends it with %i',
    (script, code) => {
      const folder = mkdtempSync(join(tmpdir(), 'settings-'));
      writeFileSync(join(folder, '.env'), 'PORT=70000\nLOG_LEVEL=loud\nTRUSTED_PROXIES=10.0.0.1\n');
      const built = fileURLToPath(new URL(`../../dist/src/${script}`, import.meta.url));
      const options = { cwd: folder, env: { PORT: '0' }, encoding: 'utf8', timeout: 20_000 } as const;
      const { status, stderr } = spawnSync(process.execPath, [built, 'migrate'], options);
      rmSync(folder, { recursive: true });
      expect(status).toBe(code);
      expect(stderr).toMatch(/^ {2}LOG_LEVEL: /m);
      expect(stderr).not.toMatch(/PORT|TRUSTED/);
    },
  );
});
