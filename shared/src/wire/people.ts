import type { Role } from './session.js';

export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly isDisabled: boolean;
  readonly lastSeenAt: string | null;
}

export interface Invitation {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly expiresAt: string;
}

/** `GET /api/brands/{brand}/people` */
export interface PeopleList {
  readonly members: readonly Member[];
  readonly invitations: readonly Invitation[];
}

/** `POST /api/brands/{brand}/invitations` */
export interface NewInvitation {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

/** Its answer: the path, with a secret behind the #, is shown this once. */
export interface InvitationMade extends Invitation {
  readonly path: string;
}

/** `PATCH /api/brands/{brand}/people/{person}`; `DELETE` ends the membership, `DELETE …/sessions` signs them out. */
export interface MemberChange {
  readonly role: Role;
}

/** `POST /api/welcome/look` with `{token}`: what an invitation offers. */
export interface Welcome {
  /** Null for the first admin, who names the brand. */
  readonly brand: string | null;
  readonly name: string | null;
  readonly email: string | null;
  readonly role: Role;
  /** Somebody with that address works here already, and keeps their password. */
  readonly isKnown: boolean;
  /** The demo can be loaded. */
  readonly mayDemo: boolean;
}

/** `POST /api/welcome`; answered with `Me` and a session. */
export interface Acceptance {
  readonly token: string;
  readonly password: string;
  /** The first admin's alone. */
  readonly name?: string;
  readonly email?: string;
  readonly brand?: string;
}

/** `GET /api/sessions`: the viewer's own; `DELETE /api/sessions/{id}` ends one. `PUT /api/session/password` changes the password. */
export interface OpenSession {
  readonly id: string;
  readonly isThis: boolean;
  readonly device: string | null;
  readonly address: string | null;
  readonly openedAt: string;
  readonly seenAt: string | null;
  readonly expiresAt: string;
}

export interface PasswordChange {
  readonly old: string;
  readonly new: string;
}
