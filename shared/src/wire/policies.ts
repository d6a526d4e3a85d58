import type { CalendarRules } from '../sla/calendar-rules.js';
import type { Conditions } from '../sla/conditions.js';
import type { Channel } from './channel.js';
import type { ClockKind } from './clock.js';
import type { Rung } from './ladders.js';

export const PAUSE_REASONS = ['customer', 'third party', 'resolved'] as const;
export type PauseReason = (typeof PAUSE_REASONS)[number];

/** One clock's promise. */
export interface TargetDraft {
  readonly clock: ClockKind;
  /** From a minute to 365 days. */
  readonly seconds: number;
  /** Percent; 100 is among them whether it is named or not. */
  readonly thresholds: readonly number[];
  readonly calendarId: string;
  readonly ladderId: string;
  /** What it waits for without running; nothing for `first_response`. `resolved`: also the time between "resolved" and its coming back. */
  readonly pauses: readonly PauseReason[];
  readonly isStoppedByDeflections: boolean;
}

/** `next_response` may be left out: then it is promised as `first_response` is. */
export interface RuleDraft {
  readonly name: string;
  readonly conditions: Conditions;
  readonly verificationMinutes: number;
  /** Its tickets begin at the last rung of their ladders. */
  readonly startsAtTop: boolean;
  readonly targets: readonly TargetDraft[];
}

/** The rules in order; the last has no conditions. */
export interface PolicyDraft {
  readonly name: string;
  readonly rules: readonly RuleDraft[];
  /** Why; wanted where somebody may be made to wait longer (sla/eases). */
  readonly reason: string | null;
}

/** The body of a `PUT`. */
export interface PolicyChange extends PolicyDraft {
  /** The version that was edited: where somebody has saved another one since, it is refused. */
  readonly basedOn: number;
}

/** `GET …/policies`: `PolicyRow[]` */
export interface PolicyRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly isDefault: boolean;
  readonly rules: readonly { readonly name: string; readonly conditions: Conditions }[];
  readonly accounts: readonly { readonly id: string; readonly handle: string }[];
  readonly openTickets: number;
  /** How many an application would take from an older version: a breached clock is never moved. */
  readonly openUnderOlder: number;
  /** How many it would take from other policies: their accounts chose this one since. */
  readonly openElsewhere: number;
  /** What those other policies are called. */
  readonly elsewhere: readonly string[];
  readonly changedAt: string;
}

/** `GET …/policies/{policy}?version=`; `POST …/policies`, `PUT …/policies/{policy}` (a new version), `DELETE` (its accounts go to the default one). `PUT …/accounts/{account}/policy` {policyId}, `PUT …/accounts/{account}/agency` {agency}. `version`, `name` and `rules` are those of the version that was asked for. */
export interface PolicyPage extends PolicyRow {
  readonly draft: PolicyDraft;
  /** Since when nobody can choose it any more. Its versions stay, and clocks run on under them. */
  readonly retiredAt: string | null;
  /** The latest first. */
  readonly versions: readonly {
    readonly version: number;
    readonly at: string;
    /** A person's name; null where it came with an account. */
    readonly by: string | null;
    readonly reason: string | null;
  }[];
}

/** What conditions can be chosen from. `GET …/policies/choices` */
export interface PolicyChoices {
  readonly accounts: readonly AccountChoice[];
  readonly topics: readonly string[];
  readonly languages: readonly string[];
  readonly agencies: readonly string[];
  readonly contracts: readonly string[];
  readonly calendars: readonly { readonly id: string; readonly name: string }[];
  readonly ladders: readonly LadderChoice[];
}
export interface AccountChoice {
  readonly id: string;
  readonly handle: string;
  readonly channel: Channel;
  readonly agency: string | null;
  readonly policyId: string;
}
/** With the rungs of its latest version, for the preview. */
export interface LadderChoice {
  readonly id: string;
  readonly name: string;
  readonly rungs: readonly Pick<Rung, 'when' | 'whom' | 'repeatMinutes'>[];
}

/** `GET …/policies/calendars/{calendar}/rules`: the latest version as the arithmetic reads it. */
export interface ReadableCalendar {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly rules: CalendarRules;
}

/** `GET/POST …/policies/contracts`, `DELETE …/policies/contracts/{name}`: the only names that a contract can have. */
export interface ContractRow {
  readonly name: string;
  /** How many policies name it now: one that is named cannot be removed. */
  readonly policies: number;
}

/** A deadline that an application moves; a breach that stands is never one. */
export interface Move {
  readonly ticketId: string;
  readonly excerpt: string;
  readonly clock: ClockKind;
  readonly round: number;
  /** Another policy's name, where the clock runs under another one. */
  readonly policyBefore: string | null;
  readonly ruleBefore: string;
  readonly rule: string;
  readonly dueBefore: string | null;
  readonly due: string | null;
}

/** `POST …/policies/{policy}/previews`: what applying its latest version to open tickets would do. */
export interface ApplicationPreview {
  readonly id: string;
  readonly policyVersion: number;
  readonly tickets: number;
  /** Of those, how many are resolved and still watched; the others are open. */
  readonly resolved: number;
  readonly sooner: number;
  readonly later: number;
  /** Breaches that a recount under the new targets would not have had. They stay on the record: none is hidden. */
  readonly wouldHaveHidden: number;
  /** The first two hundred. */
  readonly moves: readonly Move[];
  readonly wantsReason: boolean;
}

/** `POST …/policies/{policy}/applications`: moves those that the preview showed; whatever has changed since is reckoned anew. */
export interface Application {
  readonly previewId: string;
  readonly reason: string | null;
}
export interface Applied {
  readonly tickets: number;
  readonly moved: number;
  /** In the preview, and answered, closed or breached since. */
  readonly leftAlone: number;
}
