import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ValidationPipe } from '@nestjs/common';
import type { ApplicationConfig } from '@nestjs/core';
import { startDesk, type TestDesk } from '../../api/test/desk.js';
import { RefuseUnasked } from '../../api/src/platform/http/unasked.js';
import { peoplesRoutes, sendFollowers, swallowed } from './unknown-fields.js';

describe('a field that nobody asked for', () => {
  let desk: TestDesk;
  let routes: string[];
  beforeAll(async () => {
    desk = await startDesk();
    routes = await peoplesRoutes(desk);
  });
  afterAll(() => desk.close());

  /** Nest's own list of what stands before every route. */
  const config = () => (desk.app as unknown as { config: ApplicationConfig }).config;

  it('is looked for on every route that people use', () => {
    expect(routes).toEqual(
      expect.arrayContaining([
        'get /api/brands/{brandId}/queue',
        'get /api/brands/{brandId}/tickets/{ticketId}/timeline',
        'post /api/brands/{brandId}/unreadable/retries',
        'post /api/session',
        'post /api/welcome',
        'post /api/brands/{brandId}/invitations',
      ]),
    );
  });

  it('is refused by every route, by its name', async () => {
    expect(swallowed(await sendFollowers(desk, routes))).toEqual([]);
  });

  it('is taken by the door, which keeps it in raw', async () => {
    const { status, body } = await desk.send({ ...desk.post(), followers: 1 });
    expect([status, body[0]?.result]).toEqual([202, 'accepted']);
  });

  it('would be found swallowed if it were stripped and not refused', async () => {
    const [pipe] = config().getGlobalPipes() as unknown as { validatorOptions: object }[];
    const { validatorOptions } = pipe!;
    pipe!.validatorOptions = {
      ...validatorOptions,
      forbidNonWhitelisted: false,
    } satisfies ValidationPipe['validatorOptions'];
    const found = swallowed(
      await sendFollowers(desk, ['post /api/session', 'get /api/brands/{brandId}/queue']),
    );
    pipe!.validatorOptions = validatorOptions;
    expect(found).toEqual(['post /api/session (body)', 'get /api/brands/{brandId}/queue (query)']);
  });

  it('would be found swallowed by routes that ask for nothing, if nothing stood before those', async () => {
    const interceptors = config().getGlobalInterceptors();
    const guarding = interceptors.find((each) => each instanceof RefuseUnasked)!;
    guarding.intercept = (_context, next) => next.handle();
    const found = swallowed(await sendFollowers(desk, ['get /api/session', 'delete /api/session']));
    expect(found).toEqual([
      'get /api/session (query)',
      'delete /api/session (query)',
      'delete /api/session (body)',
    ]);
  });
});
