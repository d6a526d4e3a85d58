import { HttpErrorResponse, HttpHeaders } from '@angular/common/http';
import { failingOf, isMissing } from './failing.js';

const answer = (status: number, code?: string, headers = {}) =>
  new HttpErrorResponse({
    status,
    headers: new HttpHeaders(headers),
    error: code ? { code, detail: 'A sentence.' } : null,
  });

describe('a refusal of the board', () => {
  it.each([
    ['too much', answer(429, 'too-often', { 'retry-after': '241' }), 'board.failed.too-often', null],
    ['the brand’s own name', answer(422, 'name-taken'), 'board.failed.name-taken', null],
    ['a field that is wrong', answer(400, 'fields-wrong'), 'board.failed.no-answer', 'A sentence.'],
    ['no answer at all', answer(0), 'board.failed.no-answer', null],
    ['a bug of ours', new Error('x'), 'board.failed.no-answer', null],
  ])('is said in words of ours, or else in the server’s: %s', (_, error, words, sentence) => {
    expect(failingOf(error)).toMatchObject({ words, sentence });
  });

  it('says after how many minutes to try again', () => {
    expect(failingOf(answer(429, 'too-often', { 'retry-after': '241' })).params).toEqual({ minutes: 5 });
    expect(failingOf(answer(429)).params).toEqual({ minutes: 1 });
  });

  it('is told apart from what is not there', () => {
    expect([isMissing(answer(404)), isMissing(answer(0))]).toEqual([true, false]);
  });
});
