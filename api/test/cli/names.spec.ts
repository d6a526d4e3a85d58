import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileOfPosts } from '../../src/channels/file/receive/read-file.js';
import { Brands } from '../../src/desk/coverage/brands.js';
import { People } from '../../src/people/people.js';
import { PASSWORD, startDesk, type TestDesk } from '../desk.js';

describe('what an operator adds', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
  });
  afterAll(() => desk.close());

  it('has a name that can be read', async () => {
    const brands = desk.app.get(Brands);
    await expect(brands.add('  ', 'test')).rejects.toThrow('The name of a brand has 1 to 200 characters.');
    await expect(brands.addSource(desk.brandId, '', 'test')).rejects.toThrow('The name of a source');
    expect((await brands.add(' Trimmed ', 'test')).name).toBe('Trimmed');
  });

  it('is a person with an address that they can sign in with', async () => {
    const person = { email: 'notmail', name: 'Ana', password: PASSWORD, role: 'agent' } as const;
    await expect(desk.app.get(People).add(desk.brandId, person, 'test')).rejects.toThrow('no address');
  });

  it('is a file that is not compressed', async () => {
    await expect(readFileOfPosts('posts.jsonl.gz', undefined, [])).rejects.toThrow('unpack it first');
  });
});
