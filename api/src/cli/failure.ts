import { DatabaseError } from 'pg';
import { QueryFailedError } from 'typeorm';
import { codeOf, EmbeddedTrouble } from '../platform/embedded/trouble.js';

/** What standard error says of a failure. A database's error carries secrets and texts: only its kind is said. */
export function failure(error: unknown): string {
  if (error instanceof EmbeddedTrouble) return error.message;
  const cause: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (cause instanceof DatabaseError) return `Database error ${codeOf(cause)}: ${cause.message}`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
