import type { StreamEntry } from '@evenhand/shared/wire/ticket';
import { folded } from './fold.js';
import { bystander, event, note, outgoing, post } from './stream.fixture.js';

describe('the stream of a ticket', () => {
  const shown = (...stream: StreamEntry[]) =>
    folded(stream).map((entry) => {
      if (entry.kind === 'bystanders')
        return `${entry.posts.length} posts by ${entry.people ?? 'nobody knows'}`;
      return entry.kind === 'happenings' ? entry.events.map(({ what }) => what).join('+') : entry.id;
    });

  it('folds people who joined one after the other, and counts each of them once', () => {
    const stream = [
      post('p'),
      bystander('b', '@ben'),
      bystander('c', '@cem'),
      bystander('d', '@ben'),
      post('q'),
    ];
    expect(shown(...stream)).toEqual(['p', '3 posts by 2', 'q']);
  });

  it('does not count people of whom nobody may know who they are', () => {
    expect(shown(bystander('b', null), bystander('c', null))).toEqual(['2 posts by nobody knows']);
  });

  it('says nothing twice: a reply that waits is there itself', () => {
    expect(shown(post('p'), event('reply queued'), outgoing('o'))).toEqual(['p', 'o']);
  });

  it('folds bystanders over an event that is not shown', () => {
    expect(shown(bystander('b', '@ben'), event('reply queued'), bystander('c', '@cem'))).toEqual([
      '2 posts by 2',
    ]);
  });

  it('keeps events that follow each other together, and between what was said', () => {
    const stream = [event('claimed'), post('p'), event('warned'), event('breached'), note('n')];
    expect(shown(...stream)).toEqual(['claimed', 'p', 'warned+breached', 'n']);
  });

  it('shows no reply that was taken back', () => {
    expect(shown(outgoing('o', { state: 'taken back' }), outgoing('r', { state: 'refused' }))).toEqual(['r']);
  });

  it('keeps the key of a group that grows, so that it stays open', () => {
    const keys = (...stream: StreamEntry[]) => folded(stream).map(({ id }) => id);
    expect(keys(bystander('b', '@ben'))).toEqual(keys(bystander('b', '@ben'), bystander('c', '@cem')));
  });
});
