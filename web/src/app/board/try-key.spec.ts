import { TryKey } from './try-key.js';

describe('the key of a try', () => {
  it('stays for the same words until they arrived', () => {
    const tries = new TryKey();
    const first = tries.of('No internet.');
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect(tries.of('No internet.')).toBe(first);
    tries.taken();
    expect(tries.of('No internet.')).not.toBe(first);
  });

  it('is another for other words', () => {
    const tries = new TryKey();
    expect(tries.of('a')).not.toBe(tries.of('b'));
  });
});
