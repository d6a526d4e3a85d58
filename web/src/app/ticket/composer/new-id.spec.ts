import { newId } from './new-id.js';

describe('a new id', () => {
  it('is a random UUID, another one each time', () => {
    const ids = Array.from({ length: 100 }, newId);
    const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
    expect(ids.filter((id) => !shape.test(id))).toEqual([]);
    expect(new Set(ids).size).toBe(100);
  });
});
