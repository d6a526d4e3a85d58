import type { GapReason } from '../oncall/on-call.js';
import type { RotaRules } from '../oncall/rota-rules.js';
import type { ClockKind, ClockState } from './clock.js';
import type { Channel } from './channel.js';
import type { Role } from './session.js';
import type { Colleague, LadderStep } from './ticket.js';

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
  readonly versions: readonly { readonly version: number; readonly at: string; readonly by: string }[];
}

/** `GET …/ladders/choices` */
export interface LadderChoices {
  readonly people: readonly Colleague[];
  readonly rotas: readonly { readonly id: string; readonly name: string }[];
  readonly webhooks: readonly { readonly id: string; readonly name: string }[];
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

/** Who is on call in turn. */
export interface RotaDraft extends RotaRules {
  readonly name: string;
}
/** `PUT …/rotas/{rota}`: refused where somebody else has changed it since that version. */
export interface RotaChange extends RotaDraft {
  readonly basedOn: number;
}

export interface Shift {
  readonly person: Colleague;
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
  readonly person: Colleague | null;
}
export interface Override {
  readonly id: string;
  /** Null: nobody. */
  readonly person: Colleague | null;
  readonly from: string;
  readonly to: string;
  readonly madeBy: Colleague;
}
/** Somebody, or nobody, for a time; it may not overlap another one of the rota's. */
export type NewOverride = Pick<Override, 'from' | 'to'> & { readonly personId: string | null };

/** `GET …/rotas/choices` */
export interface RotaChoices {
  readonly people: readonly Colleague[];
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
  readonly onCall: Colleague | null;
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

/** `POST …/tickets/{ticket}/acknowledgement`: nobody is paged about it for so long. It touches no clock. */
export interface Acknowledgement {
  readonly minutes: number;
}
export const QUIET_MINUTES = [15, 30, 60, 120] as const;

/** `GET …/climbing?after=&limit=`: tickets on a ladder, the highest first. */
export interface ClimbingRow {
  readonly ticketId: string;
  readonly excerpt: string;
  readonly account: string;
  readonly channel: Channel;
  readonly assignee: Colleague | null;
  readonly clock: ClockKind;
  readonly clockState: ClockState;
  readonly dueAt: string | null;
  readonly rung: number;
  readonly rungs: number;
  readonly steps: readonly LadderStep[];
  readonly quietUntil: string | null;
  readonly acknowledgedBy: Colleague | null;
}
export interface ClimbingPage {
  readonly rows: readonly ClimbingRow[];
  readonly next: string | null;
  readonly now: string;
}

/** `GET …/notices?after=&limit=` of the person who asks, the latest first; `PUT …/notices/seen` {upTo}. Frame `notice` on the socket says that there are new ones. */
export interface NoticeRow {
  readonly id: string;
  readonly ticketId: string;
  readonly excerpt: string;
  readonly clock: ClockKind;
  readonly threshold: number;
  readonly rung: number;
  readonly toldAt: string;
  readonly isSeen: boolean;
  /** Answered, closed or merged since. */
  readonly isOver: boolean;
}
export interface NoticePage {
  readonly rows: readonly NoticeRow[];
  readonly unseen: number;
  readonly next: string | null;
  readonly now: string;
}
