import { HttpErrorResponse } from '@angular/common/http';
import type { Problem } from '@evenhand/shared/wire/session';
import { sentenceOf } from '../session/problem.js';

/** Why the server did not do what was asked. */
export interface Refusal {
  /** 0 where it did not answer. */
  readonly status: number;
  readonly code: string | null;
  /** Its own words, in English. */
  readonly sentence: string | null;
}

export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof HttpErrorResponse)) return { status: 0, code: null, sentence: null };
  const body = error.error as Partial<Problem> | null;
  return { status: error.status, code: body?.code ?? null, sentence: sentenceOf(error) };
}
