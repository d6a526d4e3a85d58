import { describe, expect, it } from '@jest/globals';
import type { PolicyDraft, RuleDraft, TargetDraft } from '../wire/policies.js';
import { eases } from './eases.js';
import { isUnchanged, policyChanges } from './policy-changes.js';

const target = (given: Partial<TargetDraft> = {}): TargetDraft => ({
  clock: 'first_response',
  seconds: 1_800,
  thresholds: [50, 75, 100],
  calendarId: 'always',
  ladderId: 'ladder',
  pauses: [],
  isStoppedByDeflections: true,
  ...given,
});

const rule = (name: string, minutes: number, given: Partial<RuleDraft> = {}): RuleDraft => ({
  name,
  conditions: name === 'rest' ? {} : { topics: [name] },
  verificationMinutes: 4_320,
  startsAtTop: false,
  targets: [target({ seconds: minutes * 60 })],
  ...given,
});

const policy = (...rules: RuleDraft[]): PolicyDraft => ({ name: 'Policy', rules, reason: null });

describe('what differs between two versions of a policy', () => {
  it('is nothing where nothing does, in whatever order conditions are written', () => {
    const before = policy(
      rule('a', 5, { conditions: { topics: ['x', 'y'], channels: ['x'] } }),
      rule('rest', 30),
    );
    const after = policy(
      rule('a', 5, { conditions: { channels: ['x'], topics: ['y', 'x'] } }),
      rule('rest', 30),
    );
    expect(isUnchanged(policyChanges(before, after))).toBe(true);
  });

  it('names what was added, taken out, renamed and moved, by its place', () => {
    const before = policy(rule('a', 5), rule('b', 6), rule('gone', 6), rule('c', 7), rule('rest', 30));
    const after = policy(
      rule('c', 7),
      rule('a', 5),
      rule('b', 6),
      rule('new', 8),
      rule('rest', 30, { name: 'all else' }),
    );
    expect(policyChanges(before, after).rules).toMatchObject([
      { kind: 'kept', from: 4, at: 1, isMoved: true, changes: [] },
      { kind: 'added', at: 4, rule: { name: 'new' } },
      { kind: 'kept', from: 5, at: 5, isMoved: false, changes: [{ field: 'name', after: 'all else' }] },
      { kind: 'removed', from: 3, rule: { name: 'gone' } },
    ]);
  });

  it('knows a rule again by what it asks, where it was renamed', () => {
    const before = policy(rule('a', 5), rule('rest', 30));
    const after = policy(rule('a', 5, { name: 'A' }), rule('rest', 30));
    expect(policyChanges(before, after).rules).toMatchObject([
      { kind: 'kept', changes: [{ field: 'name', before: 'a', after: 'A' }] },
    ]);
  });

  it('tells each clock’s promise apart, down to its pauses', () => {
    const before = policy(rule('rest', 30));
    const after = policy(
      rule('rest', 30, {
        verificationMinutes: 60,
        startsAtTop: true,
        targets: [
          target({
            ...{ seconds: 600, thresholds: [100], calendarId: 'office', ladderId: 'other' },
            isStoppedByDeflections: false,
          }),
          target({ clock: 'resolution', pauses: ['customer'] }),
        ],
      }),
    );
    const [change] = policyChanges(before, after).rules;
    const fields = change?.kind === 'kept' ? change.changes.map(({ field }) => field) : [];
    expect(fields).toEqual([
      ...['verification', 'top'],
      ...['seconds', 'calendar', 'ladder', 'thresholds', 'deflections', 'target'],
    ]);
  });
});

describe('a new version lets somebody wait longer', () => {
  const rules = [rule('security', 5), rule('outage', 15), rule('rest', 30)] as const;
  const before = policy(...rules);
  const found = (...after: RuleDraft[]) =>
    eases(before, policy(...after)).map(({ ruleBefore, rule: name, why }) => [ruleBefore, name, why]);
  const [security, outage, rest] = rules;

  it('where a target gets longer, and not where it gets shorter', () => {
    expect(found(security, rule('outage', 20), rest)).toEqual([['outage', 'outage', 'longer']]);
    expect(found(security, rule('outage', 10), rest)).toEqual([]);
  });

  it('where a rule is added whose promise is longer than one behind it, not than one before it', () => {
    expect(found(security, rule('billing', 20), outage, rest)).toEqual([['outage', 'billing', 'longer']]);
    expect(found(security, outage, rule('billing', 20), rest)).toEqual([]);
  });

  it('where a rule is taken out, and its complaints fall to a longer one', () => {
    expect(found(security, rest)).toEqual([['outage', 'rest', 'longer']]);
  });

  it('where rules change places, for those whom both fit', () => {
    expect(found(outage, security, rest)).toEqual([['security', 'outage', 'longer']]);
  });

  it('where a rule asks for less, and what it took falls through', () => {
    expect(found({ ...security, conditions: { topics: ['fraud'] } }, outage, rest)).toEqual([
      ['security', 'outage', 'longer'],
      ['security', 'rest', 'longer'],
    ]);
  });

  it('where the same minutes run in other hours, pause once more, or are promised no more', () => {
    const changed = (given: Partial<TargetDraft>) => ({
      ...rest,
      targets: [target({ seconds: 1_800, ...given })],
    });
    expect(found(security, outage, changed({ calendarId: 'office' }))).toEqual([
      ['rest', 'rest', 'other hours'],
    ]);
    expect(found(security, outage, changed({ pauses: ['customer'] }))).toEqual([
      ['rest', 'rest', 'more pauses'],
    ]);
    expect(found(security, outage, { ...rest, targets: [] })).toEqual([['rest', 'rest', 'gone']]);
  });

  it('not by a new name', () => {
    expect(found({ ...security, name: 'hacked' }, outage, { ...rest, name: 'all' })).toEqual([]);
  });
});
