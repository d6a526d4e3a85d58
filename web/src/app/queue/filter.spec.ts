import { fieldsOf, filterOf } from './filter.js';

const nothing = { account: undefined, channel: undefined, language: undefined, topic: undefined };

describe('the filter in an address', () => {
  it('leaves out what says nothing, and a channel that nobody knows', () => {
    expect(filterOf(nothing)).toEqual({});
    expect(filterOf({ ...nothing, account: '', channel: 'pigeon' })).toEqual({});
  });

  it('narrows by all that it names', () => {
    const given = { account: 'a', channel: 'x', language: 'nl', topic: 'outage' };
    expect(filterOf(given)).toEqual(given);
    expect(fieldsOf(filterOf({ ...nothing, topic: 'outage', language: 'nl' }))).toEqual([
      'language',
      'topic',
    ]);
  });
});
