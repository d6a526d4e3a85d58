import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { AppModule } from './app.module.js';
import { SameSiteAdapter } from './desk/live/socket.adapter.js';
import { bodies } from './platform/http/bodies.js';
import { ProblemFilter } from './platform/http/problem.filter.js';
import { trustIn } from './platform/http/trusted-proxies.js';
import { RefuseUnasked } from './platform/http/unasked.js';
import { LIMITS } from './platform/limits.js';
import type { Database } from './platform/postgres/database.js';
import type { Settings } from './settings.js';

/** The API with the web beside it, ready to listen. */
export async function createApp(
  database: Pick<Database, 'sides'>,
  settings: Settings,
): Promise<NestFastifyApplication> {
  const isTrusted = trustIn(settings.TRUSTED_PROXIES ?? []);
  const adapter = new FastifyAdapter({
    bodyLimit: LIMITS.bodyBytes,
    routerOptions: { maxParamLength: LIMITS.encodedIdLength },
    trustProxy: isTrusted,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.on(database, settings), adapter, {
    // Until it listens, only what is wrong; then the log of serve.ts.
    logger: ['error', 'warn', 'fatal'],
    rawBody: true,
    abortOnError: false,
  });
  if (settings.NODE_ENV === 'production') await refuseMovedClock(app);
  await app.register(fastifyCompress, {
    threshold: 1_024,
    encodings: ['br', 'gzip'],
    brotliOptions: QUICK_BROTLI,
  });
  await app.register(fastifyCookie);
  await app.register(fastifyHelmet, SAFE_PAGE);
  app.useGlobalPipes(bodies());
  app.useGlobalInterceptors(new RefuseUnasked());
  app.useGlobalFilters(app.get(ProblemFilter));
  app.useWebSocketAdapter(new SameSiteAdapter(app, isTrusted));
  describeApi(app);
  await serveWeb(app, settings);
  return app;
}

/** What is built is packed at its best beforehand; what is made on the way cannot wait for that. */
const QUICK_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const SAFE_PAGE = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  // Whoever terminates TLS says so; on loopback there is none.
  strictTransportSecurity: false,
};

/** Time may be moved by tests and simulations, never where promises are kept. */
async function refuseMovedClock(app: NestFastifyApplication): Promise<void> {
  const desk = app.get<DataSource>(getDataSourceToken('desk'));
  const [moved] = await desk.query<unknown[]>("select from desk.time_shift where shift <> '0'");
  if (moved)
    throw new Error(
      'The clock of this database was moved (desk.time_shift). Set it to zero, or do not run in production.',
    );
}

function describeApi(app: NestFastifyApplication): void {
  const about = new DocumentBuilder()
    .setTitle('Evenhand')
    .setDescription('Public complaints become tickets with clocks that run the same whoever complains.')
    .setVersion('0.1.0')
    .addCookieAuth('evenhand')
    .addBearerAuth()
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, about));
}

async function serveWeb(app: NestFastifyApplication, settings: Settings): Promise<void> {
  const root = resolve(settings.EVENHAND_WEB);
  if (!existsSync(resolve(root, 'index.html'))) return;
  await app.register(fastifyStatic, {
    ...{
      root,
      wildcard: false,
      index: false,
      globIgnore: ['index.html', '**/*.{br,gz}'],
      preCompressed: true,
    },
    ...{ maxAge: '1h', setHeaders: keepHashed },
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/*', (request: FastifyRequest, reply: FastifyReply) => {
    if (NO_SCREEN.test(request.url)) return reply.callNotFound();
    return reply.sendFile('index.html', { maxAge: 0, immutable: false });
  });
}

interface Answer {
  header(name: string, value: string): unknown;
  removeHeader(name: string): unknown;
}

/** What has the hash of its content in its name never changes; a script or a style is no page that needs a page's rules. */
function keepHashed(answer: Answer, path: string): void {
  if (!HASHED.test(path)) return;
  answer.header('cache-control', 'public, max-age=31536000, immutable');
  for (const name of OF_PAGES) answer.removeHeader(name);
}

/** Forty files each with all of them were a tenth of the first screen. */
const OF_PAGES = [
  'content-security-policy',
  'cross-origin-opener-policy',
  'origin-agent-cluster',
  'referrer-policy',
  'x-dns-prefetch-control',
  'x-download-options',
  'x-frame-options',
  'x-permitted-cross-domain-policies',
  'x-xss-protection',
];

const HASHED = /-[\w-]{8}\.(js|css|woff2)(\.(br|gz))?$/;

/** The API's addresses, and files that are not there: a page in place of a script only confuses. */
const NO_SCREEN = /^\/(api|health)(?![\w-])|^(?!\/index\.html)[^?]*\.\w+(\?|$)/;
