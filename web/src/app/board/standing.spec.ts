import { TestBed } from '@angular/core/testing';
import type { BoardPost, BoardThread } from '@evenhand/shared/wire/board';
import { wordsOf } from '../../../test/words.js';
import { provideWords } from '../words/provide.js';
import { PostCard } from './post-card.js';
import { Standing, standsOf } from './standing.js';

const thread: BoardThread = {
  ...{ id: 'c', posts: [], isAnswered: true },
  ...{ isSolved: false, isReopened: true, isConfirmed: false },
};
const mark: BoardPost = { id: 'm', kind: 'reopened', name: 'NovaTel', text: '', at: '2026-11-22T10:00:00Z' };

describe('a complaint that is opened again', () => {
  beforeEach(async () => {
    TestBed.configureTestingModule({ providers: [provideWords()] });
    await wordsOf();
  });

  const shown = async (part: typeof Standing | typeof PostCard, name: string, value: unknown) => {
    const fixture = TestBed.createComponent<unknown>(part);
    fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    return (fixture.nativeElement as HTMLElement).textContent;
  };

  it('says that it is looked at again', async () => {
    expect(await shown(Standing, 'thread', thread)).toContain('Being looked at again');
  });

  it('shows when, without words of anybody', async () => {
    expect(await shown(PostCard, 'post', mark)).toContain('This is open again.');
  });

  it('says solved once it is called so again', () => {
    expect(standsOf({ ...thread, isSolved: true, isReopened: false })).toBe('solved');
  });
});
