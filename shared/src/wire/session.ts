export const ROLES = ['agent', 'manager', 'auditor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** `GET /api/session`, and the answer to `POST /api/session` with `{email, password}`. */
export interface Me {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly brands: readonly { readonly id: string; readonly name: string; readonly role: Role }[];
}

/** RFC 9457, with the fields that were wrong. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly fields?: readonly { readonly field: string; readonly problem: string }[];
}
