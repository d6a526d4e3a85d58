import { HttpErrorResponse } from '@angular/common/http';
import { firstValueFrom, throwError } from 'rxjs';
import { Attempt } from './attempt.js';
import { Reading } from './reading.js';

const refuse = () =>
  firstValueFrom(throwError(() => new HttpErrorResponse({ status: 422, error: { detail: 'Not now.' } })));
const later = <T>() => {
  let answer!: (value: T) => void;
  const promise = new Promise<T>((resolve) => (answer = resolve));
  return { promise, answer };
};

describe('a reading', () => {
  it('keeps what was there when it fails, and says why', async () => {
    const reading = new Reading<string>();
    await reading.from(() => Promise.resolve('rows'));
    await reading.from(refuse);
    expect([reading.value(), reading.failure()]).toEqual(['rows', { sentence: 'Not now.' }]);
    await reading.from(() => Promise.resolve('new rows'));
    expect([reading.value(), reading.failure()]).toEqual(['new rows', null]);
  });

  it('shows the answer to the last question, whichever comes first', async () => {
    const reading = new Reading<string>();
    const [slow, fast] = [later<string>(), later<string>()];
    const both = [reading.from(() => slow.promise), reading.from(() => fast.promise)];
    fast.answer('fast');
    slow.answer('slow');
    await Promise.all(both);
    expect([reading.value(), reading.isReading()]).toEqual(['fast', false]);
  });

  it('is done again without a sign, and gives way to one that is asked for', async () => {
    const reading = new Reading<string>();
    await reading.from(() => Promise.resolve('first'));
    const slow = later<string>();
    const again = reading.again(() => slow.promise);
    expect([reading.value(), reading.isReading()]).toEqual(['first', false]);
    await reading.from(() => Promise.resolve('asked for'));
    slow.answer('again');
    await again;
    expect(reading.value()).toBe('asked for');
    await reading.again(() => Promise.resolve('again'));
    expect(reading.value()).toBe('again');
  });
});

describe('an attempt', () => {
  it('is made once, however often the button is pressed', async () => {
    const attempt = new Attempt();
    const { promise, answer } = later<null>();
    const work = jest.fn(() => promise);
    const both = [attempt.at(work), attempt.at(work)];
    answer(null);
    expect(await Promise.all(both)).toEqual([true, false]);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('says what was refused, until the next one', async () => {
    const attempt = new Attempt();
    expect(await attempt.at(refuse)).toBe(false);
    expect(attempt.failure()).toEqual({ sentence: 'Not now.' });
    expect(await attempt.at(() => Promise.resolve())).toBe(true);
    expect(attempt.failure()).toBeNull();
  });
});
