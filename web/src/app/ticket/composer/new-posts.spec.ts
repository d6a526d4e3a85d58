import { newPosts } from './new-posts.js';
import { ana, bystander, event, note, post } from '../conversation/stream.fixture.js';

describe('what came while somebody wrote', () => {
  const [a, b] = [post('a', { arrival: 1 }), post('b', { arrival: 2 })];
  const c = { ...bystander('c', '@ben'), arrival: 3 };
  const stream = [a, event('opened'), b, note('n'), c];
  const ids = (readUpTo: string | null, more = stream) => newPosts(more, readUpTo, 'ana').map(({ id }) => id);

  it('is every post after the last one they had seen, a bystander’s too, and no note or event', () => {
    expect(ids('a')).toEqual(['b', 'c']);
    expect(ids('c')).toEqual([]);
  });

  it('is also what the channel dates before that one', () => {
    const late = post('late', { arrival: 4 });
    expect(ids('c', [a, late, b, c])).toEqual(['late']);
    expect(ids('late', [a, late, b, c])).toEqual([]);
  });

  it('is all of it where they had seen none, or one that is not there', () => {
    expect(ids(null)).toEqual(['a', 'b', 'c']);
    expect(ids('elsewhere')).toEqual(['a', 'b', 'c']);
  });

  it('is not what they wrote themselves, but what a colleague did', () => {
    const by = (id: string) => post(id, { by: 'us', arrival: 2, writtenBy: { id, name: id } });
    expect(ids('a', [a, { ...by(ana.id), id: 'own' }, by('ben')])).toEqual(['ben']);
  });
});
