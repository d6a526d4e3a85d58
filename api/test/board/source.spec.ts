import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Brands } from '../../src/desk/coverage/brands.js';
import { startDesk, type TestDesk } from '../desk.js';
import { openBoard, Visitor } from './visitor.js';

describe('the board’s source', () => {
  let desk: TestDesk;
  beforeAll(async () => {
    desk = await startDesk();
    await openBoard(desk);
  });
  afterAll(() => desk.close());

  it('takes nothing while it is shut, and the board can still be read', async () => {
    const brands = desk.app.get(Brands);
    const brand = await brands.add('A shut brand', 'test');
    const account = { channel: 'board', externalId: '', handle: 'Shut', ownerId: null } as const;
    const { id } = await brands.addAccount(brand.id, account, 'test');
    await desk.asOwner('update desk.source set disabled_at = now() where brand_id = $1', [brand.id]);
    const stranger = new Visitor(desk, id);
    expect(await stranger.complaining()).toMatchObject({ status: 409, body: { code: 'board-shut' } });
    expect((await stranger.ask('GET', '')).status).toBe(200);
  });

  it('is never one that somebody called so before', async () => {
    const brands = desk.app.get(Brands);
    const brand = await brands.add('A brand with a past', 'test');
    const { source } = await brands.addSource(brand.id, 'before', 'test');
    await desk.asOwner("update desk.source set name = 'board' where id = $1", [source.id]);
    const account = { channel: 'board', externalId: '', handle: 'New', ownerId: null } as const;
    const { id } = await brands.addAccount(brand.id, account, 'test');
    const { id: complaint } = await new Visitor(desk, id).complained();
    const [taken] = await desk.asOwner('select source_id from door.inbox where external_id = $1', [
      complaint,
    ]);
    expect(taken).not.toEqual({ source_id: source.id });
  });

  it('is one a brand, whose name nobody else may take', async () => {
    const brands = desk.app.get(Brands);
    const named = (await brands.sources(desk.brandId)).filter(({ name }) => name === 'board');
    expect(named).toHaveLength(1);
    await expect(brands.addSource(desk.brandId, ' Board ', 'test')).rejects.toMatchObject({
      code: 'name-reserved',
    });
  });
});
