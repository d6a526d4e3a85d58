import type { GapReason } from '../oncall/on-call.js';
import type { RotaRules } from '../oncall/rota-rules.js';
import type { ClockKind } from './clock.js';
import type { Role } from './session.js';

/** A colleague, by id and by the name under which they speak for the brand. */
interface Named {
  readonly id: string;
  readonly name: string;
}

export const WAYS = ['browser', 'email', 'chat', 'push'] as const;
export type Way = (typeof WAYS)[number];

export type RungWhen =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'after breach'; readonly minutes: number }
  /** So long after the rung before it, where nobody answered the customer. */
  | { readonly kind: 'unanswered'; readonly minutes: number };

export type RungWhom =
  | { readonly kind: 'assignee' | 'owner' }
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'role'; readonly role: Exclude<Role, 'auditor'> }
  | { readonly kind: 'rota'; readonly rotaId: string }
  | { readonly kind: 'webhook'; readonly webhookId: string };

export interface Rung {
  readonly when: RungWhen;
  readonly whom: RungWhom;
  readonly by: readonly Way[];
  /** The room for `chat`. */
  readonly webhookId: string | null;
  readonly repeatMinutes: number | null;
}

/** `seen` is of the browser alone: they opened it there. */
export type TellingState = 'seen' | 'sent' | 'waiting' | 'failed' | 'dropped';

/** Somebody who was told, or the room of a webhook, by a step of the ladder. */
export interface Telling {
  readonly id: string;
  readonly name: string;
  readonly isRoom: boolean;
  readonly times: number;
  /** The last time. */
  readonly at: string;
  readonly ways: readonly {
    readonly by: Way;
    readonly state: TellingState;
    readonly reason: string | null;
  }[];
}

/** One step of the ladder of a clock that runs or has breached. */
export interface LadderStep {
  readonly clock: ClockKind;
  readonly round: number;
  /** The rung that is told, or was: higher than the step's own place where the ticket came back, or nobody was there. */
  readonly rung: number;
  readonly when: RungWhen;
  /** Whom that rung tells, and by what ways; the owner where the last one has nobody to tell. */
  readonly whom: RungWhom['kind'];
  /** The role, or the name of the rota, the person or the webhook. */
  readonly named: string | null;
  /** Who it is now, or was when they were last told; nobody where nobody is there to be told. */
  readonly who: readonly Named[];
  readonly ways: readonly Way[];
  readonly repeatMinutes: number | null;
  /** When it rings, or rang, first; null where that is not known yet. */
  readonly dueAt: string | null;
  /** When they were first told; null before. */
  readonly toldAt: string | null;
  readonly timesTold: number;
  /** When they are told (again); null when they are not. */
  readonly nextAt: string | null;
  readonly told: readonly Telling[];
}

export interface LadderDraft {
  readonly name: string;
  readonly rungs: readonly Rung[];
}

/** `GET …/ladders`: `LadderRow[]`; `GET …/ladders/{ladder}?version=`: `LadderPage`; `POST`, `PUT` (a new version), `DELETE`. */
export interface LadderRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly rungs: readonly Rung[];
  readonly policies: number;
  readonly changedAt: string;
}
export interface LadderPage extends LadderRow {
  readonly isLatest: boolean;
  readonly retiredAt: string | null;
  readonly versions: readonly { readonly version: number; readonly at: string; readonly by: string }[];
}

/** `PUT …/ladders/{ladder}`: a new version. 409 `stale` where another was made since `basedOn`. */
export interface LadderChange extends LadderDraft {
  readonly basedOn: number;
}
export const MOST_RUNGS = 20;

/** `GET …/ladders/choices` */
export interface LadderChoices {
  readonly people: readonly Named[];
  readonly rotas: readonly Named[];
  readonly webhooks: readonly Named[];
  /** Ways that this installation has not been given the means for: no mail server, say. */
  readonly unavailable: readonly Way[];
}

/** `GET/POST …/webhooks`, `DELETE …/webhooks/{webhook}`, `POST …/webhooks/{webhook}/tries` sends a message to try it. The secret is shown once. */
export interface Webhook {
  readonly id: string;
  readonly name: string;
  /** Its host alone: the rest of the address lets in whoever knows it. */
  readonly host: string;
  readonly lastSentAt: string | null;
  readonly lastError: string | null;
}

export interface NewWebhook {
  readonly name: string;
  readonly url: string;
}
export interface WebhookMade {
  readonly webhook: Webhook;
  /** A Standard Webhooks secret, `whsec_…`. */
  readonly secret: string;
}

/** Who is on call in turn. */
export interface RotaDraft extends RotaRules {
  readonly name: string;
}
/** `PUT …/rotas/{rota}`: refused where somebody else has changed it since that version. */
export interface RotaChange extends RotaDraft {
  readonly basedOn: number;
}

export interface Shift {
  readonly person: Named;
  readonly from: string;
  readonly to: string;
  readonly isOverride: boolean;
}
export interface Gap {
  readonly from: string;
  readonly to: string;
  /** `hours`: outside of the rota's own, so that nobody is alarmed about it. */
  readonly why: GapReason;
  /** Whose turn it would be, of those who have left. */
  readonly person: Named | null;
}
export interface Override {
  readonly id: string;
  /** Null: nobody. */
  readonly person: Named | null;
  readonly from: string;
  readonly to: string;
  readonly madeBy: Named;
}
/** Somebody, or nobody, for a time; it may not overlap another one of the rota's. */
export type NewOverride = Pick<Override, 'from' | 'to'> & { readonly personId: string | null };

/** `GET …/rotas/choices` */
export interface RotaChoices {
  readonly people: readonly Named[];
}

/** `GET …/rotas/gaps`: what the brand's managers were told, as long as it is so. */
export interface GapNotice {
  readonly rotaId: string;
  readonly rota: string;
  readonly from: string;
  readonly to: string;
  readonly toldAt: string;
}

/** `GET …/rotas`: `RotaRow[]`; `GET …/rotas/{rota}?from=&to=`: `RotaPage`; `POST`, `PUT`, `DELETE`; `POST …/rotas/{rota}/overrides`, `DELETE …/overrides/{override}`. */
export interface RotaRow {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly zone: string;
  readonly onCall: Named | null;
  /** Until when that holds; null: for as long as we look ahead. */
  readonly until: string | null;
  /** The next that nobody meant, or the one that it is in. */
  readonly nextGap: Pick<Gap, 'from' | 'to'> | null;
  readonly ladders: number;
}
export interface RotaPage extends RotaRow {
  readonly draft: RotaDraft;
  /** From one to the other of the instants asked for: at most a year, else four weeks from now. */
  readonly shifts: readonly Shift[];
  readonly gaps: readonly Gap[];
  readonly overrides: readonly Override[];
}
