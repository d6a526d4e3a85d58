import { HttpErrorResponse } from '@angular/common/http';
import type { Problem } from '@evenhand/shared/wire/session';

/** What went wrong, as words of ours, or as the server's own sentence where we have none. */
export interface Failing {
  readonly words: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly sentence: string | null;
}

const KNOWN = new Set(['name-taken', 'name-odd', 'board-shut', 'not-yours', 'confirmed', 'not-solved']);

export function failingOf(error: unknown): Failing {
  const { status, headers } = error instanceof HttpErrorResponse ? error : { status: 0, headers: null };
  const { code = '', detail = null } = problemOf(error);
  if (status === 429) {
    const minutes = Math.max(1, Math.ceil(Number(headers?.get('retry-after') ?? 60) / 60));
    return { words: 'board.failed.too-often', params: { minutes }, sentence: null };
  }
  if (KNOWN.has(code)) return { words: `board.failed.${code}`, params: {}, sentence: null };
  return { words: 'board.failed.no-answer', params: {}, sentence: detail };
}

export const isMissing = (error: unknown): boolean =>
  error instanceof HttpErrorResponse && error.status === 404;

function problemOf(error: unknown): Partial<Problem> {
  const body: unknown = error instanceof HttpErrorResponse ? error.error : null;
  return typeof body === 'object' && body !== null && 'code' in body ? (body as Problem) : {};
}
