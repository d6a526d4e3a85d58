import type { CanMatchFn } from '@angular/router';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Matches an address whose last part can be the id of something. */
export const wellFormed: CanMatchFn = (_route, segments) => ID.test(segments.at(-1)?.path ?? '');

/** The same, and `new` for something that is not saved yet: the screen stays when it gets its id. */
export const newOrWellFormed: CanMatchFn = (...asked) =>
  asked[1].at(-1)?.path === 'new' || wellFormed(...asked);
