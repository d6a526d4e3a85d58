import type { Role } from './session.js';

export type DemoState = 'absent' | 'loading' | 'loaded';

/** `GET /api/demo`; 404 where NODE_ENV is production. `POST /api/demo` loads it. */
export interface Demo {
  readonly state: DemoState;
  /** 0 to 1 while it is being loaded. */
  readonly progress: number;
  /** Who can be tried out. */
  readonly people: readonly DemoPerson[];
  readonly boardPath: string | null;
}

export interface DemoPerson {
  readonly name: string;
  readonly role: Role;
  readonly email: string;
  readonly password: string;
}
