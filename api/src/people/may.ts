import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import type { Role } from '@evenhand/shared/wire/session';
import type { SignedIn } from './signed-in.js';

export const MAY = Symbol('may');

/** Who may use a route: everybody who is signed in, or some roles in the brand that the path names as `brandId`. */
export type Right = { readonly anyone: true } | { readonly anyone: false; readonly roles: readonly Role[] };

export const May = (...roles: Role[]) => SetMetadata(MAY, { anyone: false, roles } satisfies Right);

export const MayAnyone = () => SetMetadata(MAY, { anyone: true } satisfies Right);

/** The person who asks. */
export const TheViewer = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<SignedIn>().viewer,
);
