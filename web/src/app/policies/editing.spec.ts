import type { PolicyChoices, PolicyDraft } from '@evenhand/shared/wire/policies';
import {
  firstDraft,
  mayMove,
  moved,
  percentsIn,
  unfilled,
  withNewRule,
  withoutRule,
  withRule,
  withTarget,
} from './editing.js';

const CHOICES: PolicyChoices = {
  ...{ accounts: [], topics: [], languages: [], agencies: [], contracts: [] },
  calendars: [{ id: 'office', name: 'Office' }],
  ladders: [{ id: 'ladder', name: 'Ladder', rungs: [] }],
};
const names = ({ rules }: PolicyDraft) => rules.map(({ name }) => name);

describe('a policy that is edited', () => {
  const one = firstDraft(CHOICES, 'rest');
  const four = ['a', 'b', 'c'].reduce((draft, name) => withNewRule(draft, name), one);

  it('begins with one rule, that promises each clock in the brand’s first calendar', () => {
    expect(one.rules[0]?.targets.map(({ clock, calendarId }) => [clock, calendarId])).toEqual([
      ['first_response', 'office'],
      ['next_response', 'office'],
      ['resolution', 'office'],
    ]);
  });

  it('gets new rules in front of the last, which stays the last', () => {
    expect(names(four)).toEqual(['a', 'b', 'c', 'rest']);
    expect(names(withoutRule(four, 1))).toEqual(['a', 'c', 'rest']);
  });

  it('has its rules moved among each other, and none behind the last', () => {
    expect(names(moved(four, 0, 2))).toEqual(['b', 'c', 'a', 'rest']);
    expect(names(moved(four, 2, 0))).toEqual(['c', 'a', 'b', 'rest']);
    expect(names(moved(four, 0, 3))).toEqual(names(four));
    expect([mayMove(four, 3, 0), mayMove(four, 0, -1), mayMove(four, 1, 2)]).toEqual([false, false, true]);
  });

  it('changes one clock’s promise alone', () => {
    const rule = withTarget(one.rules[0]!, 'resolution', () => ({ seconds: 60 }));
    expect(rule.targets.map(({ seconds }) => seconds)).toEqual([1_800, 1_800, 60]);
  });

  it('knows the conditions that were begun and name nothing', () => {
    const begun = withRule(four, 1, () => ({ conditions: { severities: [1], topics: [], words: [] } }));
    expect(unfilled(begun)).toEqual([
      { index: 1, word: 'topics' },
      { index: 1, word: 'words' },
    ]);
    expect(unfilled(four)).toEqual([]);
  });

  it('reads percentages as people write them', () => {
    expect(percentsIn('75%, 50 ; 100 50')).toEqual([50, 75, 100]);
    expect(percentsIn('none')).toEqual([]);
  });
});
