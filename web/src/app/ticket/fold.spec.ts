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

  it('says nothing twice: what a post, a note or a reply shows needs no line beside it', () => {
    const said = ['customer wrote', 'bystander joined', 'note written', 'reply queued'].map((what) =>
      event(what),
    );
    expect(shown(post('p'), ...said, note('n'), event('replied'))).toEqual(['p', 'n']);
  });

  it('folds bystanders over an event that is not shown', () => {
    expect(shown(bystander('b', '@ben'), event('bystander joined'), bystander('c', '@cem'))).toEqual([
      '2 posts by 2',
    ]);
  });

  it('keeps events that follow each other together, and between what was said', () => {
    const stream = [event('opened'), post('p'), event('warned'), event('breached'), note('n')];
    expect(shown(...stream)).toEqual(['opened', 'p', 'warned+breached', 'n']);
  });

  it('says that an answer stopped a clock', () => {
    const verdicts = [{ clock: 'first_response', isInTime: true }];
    expect(shown(event('replied', { body: { verdicts } }))).toEqual(['replied']);
  });

  it('shows no reply that was taken back', () => {
    expect(shown(outgoing('o', { state: 'taken back' }), outgoing('r', { state: 'refused' }))).toEqual(['r']);
  });

  it('keeps the key of a group that grows, so that it stays open', () => {
    const keys = (...stream: StreamEntry[]) => folded(stream).map(({ id }) => id);
    expect(keys(bystander('b', '@ben'))).toEqual(keys(bystander('b', '@ben'), bystander('c', '@cem')));
  });
});
