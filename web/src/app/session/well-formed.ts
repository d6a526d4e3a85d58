import type { CanMatchFn } from '@angular/router';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Matches an address whose last part can be the id of something. */
export const wellFormed: CanMatchFn = (_route, segments) => ID.test(segments.at(-1)?.path ?? '');
