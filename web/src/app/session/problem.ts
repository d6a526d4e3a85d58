import { HttpErrorResponse } from '@angular/common/http';
import type { Problem } from '@evenhand/shared/wire/session';

/** The server's own sentence about what went wrong, or null when it did not get that far. */
export function sentenceOf(error: unknown): string | null {
  const body: unknown = error instanceof HttpErrorResponse ? error.error : null;
  return isProblem(body) ? body.detail : null;
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && typeof (body as Problem).detail === 'string';
}

/** The server's own name for what went wrong; null where it gave none. */
export function codeOf(error: unknown): string | null {
  const body: unknown = error instanceof HttpErrorResponse ? error.error : null;
  return isProblem(body) ? body.code : null;
}
