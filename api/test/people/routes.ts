import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { ModulesContainer } from '@nestjs/core';
import { GATEWAY_METADATA, MESSAGE_METADATA } from '@nestjs/websockets/constants.js';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { MAY, type Right } from '../../src/people/may.js';
import { OPEN } from '../../src/platform/http/open.js';

/** A route of the app, with what its guard reads of it. */
export interface Route {
  readonly method: string;
  readonly path: string;
  readonly open: string | undefined;
  readonly right: Right | undefined;
}

/** Every route of every controller that the app has. */
export function routesOf(app: NestFastifyApplication): Route[] {
  const modules = [...app.get(ModulesContainer).values()];
  const controllers = new Set(
    modules.flatMap((module) => [...module.controllers.values()].map((one) => one.metatype)),
  );
  return [...controllers].flatMap((controller) =>
    controller ? routesOfController(controller as Type<object>) : [],
  );
}

function routesOfController(controller: Type<object>): Route[] {
  const prototype = controller.prototype as object;
  const names = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
  return names.flatMap((name) => {
    const handler: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
    if (typeof handler !== 'function') return [];
    const path: unknown = Reflect.getMetadata(PATH_METADATA, handler);
    if (typeof path !== 'string') return [];
    const root = String(Reflect.getMetadata(PATH_METADATA, controller));
    const said = (key: symbol): unknown =>
      Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller);
    return {
      method: RequestMethod[Number(Reflect.getMetadata(METHOD_METADATA, handler))] ?? 'GET',
      path: `/${root}/${path}`.replace(/\/+/g, '/').replace(/(.)\/$/, '$1'),
      open: said(OPEN) as string | undefined,
      right: said(MAY) as Right | undefined,
    };
  });
}

/** Every event that a gateway of the app listens for. */
export function eventsOf(app: NestFastifyApplication): string[] {
  const providers = [...app.get(ModulesContainer).values()].flatMap((module) => [
    ...module.providers.values(),
  ]);
  const gateways = new Set(
    providers
      .map((provider) => provider.metatype)
      .filter((type) => typeof type === 'function' && Reflect.hasMetadata(GATEWAY_METADATA, type)),
  );
  return [...gateways].flatMap((gateway) => {
    const prototype = (gateway as Type<object>).prototype as Record<string, unknown>;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const handler = name === 'constructor' ? null : prototype[name];
      const event: unknown = typeof handler === 'function' && Reflect.getMetadata(MESSAGE_METADATA, handler);
      return typeof event === 'string' ? [event] : [];
    });
  });
}

export const nameOf = ({ method, path }: Route) => `${method} ${path}`;
