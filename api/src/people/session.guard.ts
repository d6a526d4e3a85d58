import { timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Role } from '@evenhand/shared/wire/session';
import { NotFound, Refusal } from '../platform/refusal.js';
import { MAY, type Right } from './may.js';
import { OPEN } from '../platform/http/open.js';
import { csrfOf, roleIn, Sessions, type Viewer } from './sessions.js';
import { SESSION_COOKIE, type SignedIn } from './signed-in.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Every route wants a session, a right in the brand that it names, and, where it changes something, the CSRF token. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: Sessions,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const where = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<string | undefined>(OPEN, where)) return true;
    const request = context.switchToHttp().getRequest<SignedIn>();
    const token = request.cookies[SESSION_COOKIE];
    const viewer = token ? await this.sessions.viewer(token) : null;
    if (!token || !viewer) throw new Refusal('signed-out', 'Sign in first.', 401);
    if (!SAFE.has(request.method)) provePage(request, token);
    request.viewer = viewer;
    await this.sessions.noteUse(viewer);
    this.checkRight(request, viewer, this.reflector.getAllAndOverride<Right | undefined>(MAY, where));
    return true;
  }

  /** A route without a right is a bug that nobody gets through. */
  private checkRight(request: SignedIn, viewer: Viewer, right: Right | undefined): void {
    if (!right) throw new Error(`${request.method} ${request.url} says neither who may nor that it is open.`);
    if (right.anyone) return;
    const { brandId } = request.params as { brandId?: string };
    const role = brandId ? roleIn(viewer, brandId) : undefined;
    if (!role) throw new NotFound('brand');
    if (!right.roles.includes(role)) throw new Refusal('not-yours', `This is not for ${plural(role)}.`, 403);
  }
}

function provePage(request: SignedIn, token: string): void {
  const given = Buffer.from(String(request.headers['x-xsrf-token'] ?? ''));
  const expected = Buffer.from(csrfOf(token));
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new Refusal(
      'not-from-our-page',
      'The request did not come from an Evenhand page. Reload and try again.',
      403,
    );
}

const plural = (role: Role) => `${role}s`;
