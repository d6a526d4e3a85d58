import type { Role } from './session.js';

export type DemoState = 'absent' | 'loading' | 'loaded';

/** What there is of it. `POST /api/demo` loads it, 404 where NODE_ENV is production. */
export interface Demo {
  readonly state: DemoState;
  /** 0 to 1 while it is being loaded. */
  readonly progress: number;
  /** Who can be tried out. */
  readonly people: readonly DemoPerson[];
  readonly boardPath: string | null;
}

/** `GET /api/demo`: what the screens at the door offer. In production there is no demo, and none to load. */
export interface DemoOffer extends Demo {
  readonly mayLoad: boolean;
  /** No first admin yet: the address that makes one was printed at the start. */
  readonly isNobodyHere: boolean;
}

export interface DemoPerson {
  readonly name: string;
  readonly role: Role;
  readonly email: string;
  readonly password: string;
}
