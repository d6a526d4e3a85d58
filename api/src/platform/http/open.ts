import { SetMetadata } from '@nestjs/common';

export const OPEN = Symbol('open');

/** Takes a route out of the session guard, and says why. Every route without it needs a signed-in person. */
export const Open = (why: string) => SetMetadata(OPEN, why);
