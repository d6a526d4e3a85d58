import { type CallHandler, type ExecutionContext, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { ROUTE_ARGS_METADATA, RouteParamtypes } from '@nestjs/common/internal';
import type { FastifyRequest } from 'fastify';
import type { Observable } from 'rxjs';
import { Refusal } from '../refusal.js';

const TAKES_UNKNOWN = Symbol('takes unknown fields');

/** Takes a controller out of the second lock, and says why. */
export const TakesUnknown = (why: string) => SetMetadata(TAKES_UNKNOWN, why);

type Asked = Record<string, { data?: unknown }>;

/**
 * The wall's second lock where `bodies` does not reach: a route that asks for no body or no query is sent none.
 * What a route takes whole is for `bodies` to check.
 */
export class RefuseUnasked implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const route = context.getClass();
    if (context.getType() === 'http' && !Reflect.hasMetadata(TAKES_UNKNOWN, route)) {
      const asked = (Reflect.getMetadata(ROUTE_ARGS_METADATA, route, context.getHandler().name) ??
        {}) as Asked;
      const { body, query } = context.switchToHttp().getRequest<FastifyRequest>();
      refuseUnasked(query, namesAsked(asked, RouteParamtypes.QUERY));
      refuseUnasked(body, namesAsked(asked, RouteParamtypes.BODY));
    }
    return next.handle();
  }
}

/** @returns null where the route takes the whole. */
function namesAsked(asked: Asked, type: RouteParamtypes): Set<unknown> | null {
  const ofType = Object.entries(asked).filter(([key]) => key.startsWith(`${type}:`));
  const names = new Set(ofType.map(([, { data }]) => data));
  return names.has(undefined) ? null : names;
}

function refuseUnasked(given: unknown, asked: Set<unknown> | null): void {
  if (asked === null || given === undefined || given === null) return;
  const unasked =
    typeof given === 'object' ? Object.keys(given).filter((name) => !asked.has(name)) : ['body'];
  if (unasked.length === 0) return;
  const fields = unasked.map((field) => ({ field, problem: `property ${field} should not exist` }));
  throw new Refusal('fields-wrong', `${fields.map(({ problem }) => problem).join('; ')}.`, 400, fields);
}
