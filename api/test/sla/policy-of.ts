import { v7 as newId } from 'uuid';
import type { CalendarDraft } from '@evenhand/shared/wire/calendars';
import type { RuleDraft, TargetDraft } from '@evenhand/shared/wire/policies';
import { CalendarKeeper } from '../../src/desk/sla/calendars/calendar-keeper.js';
import { policyChanged } from '../../src/desk/sla/policies/policy-changed.js';
import { readVersion } from '../../src/desk/sla/policies/read-version.js';
import { writeVersion } from '../../src/desk/sla/policies/write-version.js';
import { append } from '../../src/ledger/append.js';
import type { TestDesk } from '../desk.js';
import { aDraft } from './calendar-draft.js';

export type TargetGiven = Pick<TargetDraft, 'clock' | 'seconds'> & Partial<TargetDraft>;
export type RuleGiven = Partial<Omit<RuleDraft, 'targets'>> & { readonly targets?: readonly TargetGiven[] };

/** What a test wants of a policy. All that is left out is as the brand's first one has it. */
export interface PolicyGiven {
  /** The policy of which this is the next version; a new one, where none is named. */
  readonly policyId?: string;
  readonly name?: string;
  /** In their order; put one without conditions last. */
  readonly rules: readonly RuleGiven[];
  /** The accounts that it is for from now on: the desk's own one, where none are named. */
  readonly accountIds?: readonly string[];
}

export interface WrittenPolicy {
  readonly policyId: string;
  readonly version: number;
}

const FIRST = `
  select g.calendar_id as "calendarId", g.ladder_id as "ladderId"
    from desk.target g join desk.policy p on (p.brand_id, p.id, p.version) = (g.brand_id, g.policy_id, g.policy_version)
   where g.brand_id = $1 order by p.created_at, g.policy_id, g.policy_version limit 1`;

/** Writes a version of a policy, as a manager's pen does, and lets accounts promise it. */
export async function writePolicy(desk: TestDesk, given: PolicyGiven): Promise<WrittenPolicy> {
  const { policyId = newId(), name = 'Answers', rules, accountIds = [desk.accountId] } = given;
  const [first] = await desk.asOwner<Pick<TargetDraft, 'calendarId' | 'ladderId'>>(FIRST, [desk.brandId]);
  if (!first) throw new Error('The brand has no policy to follow.');
  const latest = await readVersion(desk.desk, desk.brandId, policyId);
  const version = (latest?.version ?? 0) + 1;
  const draft = { name, reason: null, rules: rules.map((rule, index) => aRule(rule, index, first)) };
  const now = await desk.now();
  await desk.desk.transaction(async (tx) => {
    await writeVersion(tx, desk.brandId, { policyId, version, draft, isDefault: false, madeBy: null, now });
    const said = { policyId, version, basedOn: version - 1, actor: 'desk', at: now };
    if (latest) await append(tx, desk.brandId, [policyChanged(said, latest.draft, draft)]);
  });
  await desk.asOwner('update desk.account set policy_id = $3 where brand_id = $1 and id = any($2)', [
    desk.brandId,
    accountIds,
    policyId,
  ]);
  return { policyId, version };
}

/** A promise for one clock. */
export const promise = (
  clock: TargetDraft['clock'],
  minutes: number,
  given: Partial<TargetDraft> = {},
): TargetGiven => ({ clock, seconds: 60 * minutes, ...given });

/** First and next response, and resolution, in minutes. */
export const promises = (response: number, resolution: number, given: Partial<TargetDraft> = {}) => [
  promise('first_response', response, { ...given, pauses: [] }),
  promise('next_response', response, given),
  promise('resolution', resolution, given),
];

const aRule = (
  { targets = promises(30, 24 * 60), ...given }: RuleGiven,
  index: number,
  first: Pick<TargetDraft, 'calendarId' | 'ladderId'>,
): RuleDraft => ({
  ...{ name: `Rule ${index + 1}`, conditions: {}, verificationMinutes: 4_320, startsAtTop: false },
  ...given,
  targets: targets.map((target) => ({
    ...{ thresholds: [50, 75, 100], pauses: [], isStoppedByDeflections: true, ...first },
    ...target,
  })),
});

/** A calendar, open on working days in Brussels with a lunch break unless a test says otherwise. @returns its id */
export async function writeCalendar(desk: TestDesk, given: Partial<CalendarDraft> = {}): Promise<string> {
  const { id } = await desk.app.get(CalendarKeeper).add(desk.brandId, aDraft(given), 'test');
  return id;
}

/** The next version of a calendar. */
export async function reviseCalendar(
  desk: TestDesk,
  calendarId: string,
  given: Partial<CalendarDraft>,
): Promise<void> {
  const [latest] = await desk.asOwner<{ version: number }>(
    'select max(version) as version from desk.calendar where brand_id = $1 and id = $2',
    [desk.brandId, calendarId],
  );
  const revision = { ...aDraft(given), basedOn: latest?.version ?? 1 };
  await desk.app.get(CalendarKeeper).revise(desk.brandId, calendarId, revision, 'test');
}

/** A rung of a ladder that a test writes; it tells the account's owner unless it says whom. */
export interface RungGiven {
  readonly atPercent?: number;
  readonly afterMinutes?: number;
  readonly unansweredMinutes?: number;
  readonly whom?: 'assignee' | 'owner' | 'person';
  readonly personId?: string;
  readonly repeatMinutes?: number;
}

const RUNG = `
  insert into desk.rung (brand_id, ladder_id, ladder_version, position, at_percent, after_minutes, unanswered_minutes,
      whom, person_id, repeat_minutes)
    values ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9)`;

/** @returns its id */
export async function writeLadder(desk: TestDesk, rungs: readonly RungGiven[]): Promise<string> {
  const ladderId = newId();
  await desk.asOwner(
    'insert into desk.ladder (brand_id, id, version, created_at) values ($1, $2, 1, desk.now())',
    [desk.brandId, ladderId],
  );
  for (const [index, rung] of rungs.entries()) {
    const when = [rung.atPercent ?? null, rung.afterMinutes ?? null, rung.unansweredMinutes ?? null];
    const whom = [rung.whom ?? 'owner', rung.personId ?? null, rung.repeatMinutes ?? null];
    await desk.asOwner(RUNG, [desk.brandId, ladderId, index + 1, ...when, ...whom]);
  }
  return ladderId;
}
