import type {
  PolicyChoices,
  PolicyDraft,
  PolicyPage,
  PolicyRow,
  RuleDraft,
  TargetDraft,
} from '@evenhand/shared/wire/policies';
import type { Problem } from '@evenhand/shared/wire/session';
import type { TestDesk } from '../desk.js';
import { ask, type Answer } from '../people/asking.js';

/** A manager at the policies of a brand. */
export interface PolicyDesk {
  readonly choices: PolicyChoices;
  target(given?: Partial<TargetDraft>): TargetDraft;
  rule(given?: Partial<RuleDraft>): RuleDraft;
  draft(...rules: RuleDraft[]): PolicyDraft;
  call<T = Problem>(method: string, path?: string, body?: unknown): Promise<Answer<T>>;
  add(draft: PolicyDraft): Promise<PolicyPage>;
  change(page: PolicyPage, draft: Partial<PolicyDraft>): Promise<Answer<PolicyPage & Problem>>;
  page(id: string, version?: number): Promise<PolicyPage>;
  list(): Promise<PolicyRow[]>;
  /** What the ledger has on a chain, without what every brand's beginning puts there. */
  events(chain: string): Promise<{ kind: string; actor: string; body: Record<string, unknown> }[]>;
}

export async function atPolicies(desk: TestDesk, name = 'Mara Manager'): Promise<PolicyDesk> {
  const by = await desk.signIn((await desk.person('manager', name)).email);
  const call = <T>(method: string, path = 'policies', body?: unknown) =>
    ask<T>(desk, `${method} /api/brands/${desk.brandId}/${path}`, {
      by,
      ...(body !== undefined && { body }),
    });
  const choices = (await call<PolicyChoices>('GET', 'policies/choices')).body;
  const target = (given: Partial<TargetDraft> = {}): TargetDraft => ({
    ...{ clock: 'first_response', seconds: 600, thresholds: [50, 75, 100], pauses: [] },
    ...{ calendarId: choices.calendars[0]!.id, ladderId: choices.ladders[0]!.id },
    isStoppedByDeflections: true,
    ...given,
  });
  const rule = (given: Partial<RuleDraft> = {}): RuleDraft => ({
    ...{ name: 'Everything else', conditions: {}, verificationMinutes: 4_320, startsAtTop: false },
    targets: [target(), target({ clock: 'resolution', seconds: 86_400, pauses: ['customer'] })],
    ...given,
  });
  return {
    ...{ choices, target, rule, call },
    draft: (...rules) => ({ name: 'Answers', rules: rules.length > 0 ? rules : [rule()], reason: null }),
    add: async (draft) => (await call<PolicyPage>('POST', 'policies', draft)).body,
    change: ({ id, version, draft }, given) =>
      call('PUT', `policies/${id}`, { ...draft, reason: null, ...given, basedOn: version }),
    page: async (id, version) =>
      (await call<PolicyPage>('GET', `policies/${id}${version ? `?version=${version}` : ''}`)).body,
    list: async () => (await call<PolicyRow[]>('GET')).body,
    events: (chain) =>
      desk.asOwner('select kind, actor, body from ledger.event where chain = $1 order by seq', [chain]),
  };
}
