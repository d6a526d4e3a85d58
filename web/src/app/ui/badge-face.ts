import type { ClockFace } from '@evenhand/shared/wire/clock';
import { ENGLISH_UNITS, timeLeft, timeOver, type Units } from './duration.js';

export type BadgeState = 'on-time' | 'due-soon' | 'breached' | 'paused' | 'held';

/** What one badge shows of one clock at one moment. */
export interface BadgeFace {
  readonly clock: ClockFace;
  readonly state: BadgeState;
  /** `4 min 10 s`, `+12 min`; of a paused clock what it has left, empty where that is not known. */
  readonly time: string;
  /** Share of the target that is used, 0 to 1. */
  readonly share: number;
}

const DUE_SOON = 0.75;

/** The faces of all clocks that have not stopped, the next deadline first; those without one last. */
export function badgeFaces(clocks: readonly ClockFace[], now: number, units = ENGLISH_UNITS): BadgeFace[] {
  return clocks
    .filter(isOpen)
    .sort((a, b) => dueAt(a) - dueAt(b))
    .map((clock) => faceOf(clock, now, units));
}

/** The same faces of a ticket that is called resolved: nothing counts on, and what was too late stays so. */
export function heldFaces(faces: readonly BadgeFace[]): BadgeFace[] {
  return faces.map((face) => (face.state === 'breached' ? face : { ...face, state: 'held', time: '' }));
}

function isOpen(clock: ClockFace): boolean {
  return clock.stoppedAt === null && clock.state !== 'met' && clock.state !== 'cancelled';
}

function dueAt(clock: ClockFace): number {
  return clock.dueAt === null ? Number.MAX_VALUE : Date.parse(clock.dueAt);
}

function faceOf(clock: ClockFace, now: number, units: Units): BadgeFace {
  const left = clock.dueAt === null ? clock.leftMs : dueAt(clock) - now;
  const state = stateOf(clock, left ?? Infinity);
  const share = left === null ? 0 : Math.min(1, Math.max(0, 1 - left / clock.targetMs));
  const time = left === null ? '' : timeOf(state, left, units);
  return { clock, state, time, share: state === 'breached' ? 1 : share };
}

function stateOf(clock: ClockFace, left: number): BadgeState {
  if (clock.state === 'breached') return 'breached';
  if (clock.state === 'paused') return 'paused';
  if (left <= 0) return 'breached';
  return 1 - left / clock.targetMs >= DUE_SOON ? 'due-soon' : 'on-time';
}

function timeOf(state: BadgeState, left: number, units: Units): string {
  return state === 'breached' ? `+${timeOver(-left, units)}` : timeLeft(left, units);
}
