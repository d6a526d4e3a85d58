import { Refusal } from '../../../platform/refusal.js';
import type { ApplicationRow } from './application-rows.js';
import type { Plan } from './plan-of.js';

const HOUR_MS = 3_600_000;

/** Only what was shown is applied. @param now `isShown`: calendars and ladders are those of the preview, too */
export function refuseStale(
  { policyVersion }: ApplicationRow,
  { version, isShown }: { version: number; isShown: boolean },
): void {
  if (version === policyVersion && isShown) return;
  const sentence =
    version === policyVersion
      ? 'A calendar or a ladder of this policy was changed since you looked. Look again at what it would do.'
      : `Version ${version} of this policy was saved since you looked at what version ${policyVersion} would do. Look again.`;
  throw new Refusal('preview-stale', sentence, 409);
}

export function refuseOld({ previewedAt }: ApplicationRow, now: Date): void {
  if (now.getTime() - previewedAt.getTime() <= HOUR_MS) return;
  throw new Refusal(
    'preview-old',
    'It is more than an hour since you looked at what it would do. Look again.',
    409,
  );
}

export function refuseSilent({ wantsReason }: Plan, reason: string | null): void {
  if (!wantsReason || reason !== null) return;
  const sentence = 'Some customers would wait longer than they were promised. Say why.';
  throw new Refusal('no-reason', sentence, 422, [{ field: 'reason', problem: sentence }]);
}
