import type { IncomingMessage } from 'node:http';
import { RequestMethod } from '@nestjs/common';
import type { Params } from 'nestjs-pino';

/** Lines of JSON that say what happened and hold nobody's words, names or addresses. */
export const logging = (level: string): Params => ({
  // The library's own default does not reach routes of more than one step here.
  forRoutes: [{ path: '*path', method: RequestMethod.ALL }],
  pinoHttp: {
    level,
    base: null,
    autoLogging: { ignore: (asked) => urlOf(asked).startsWith('/health') },
    serializers: { req: request, res: response, err: problem },
  },
});

const request = ({ id, method, url }: IncomingMessage & { id?: unknown }) => ({
  id,
  method,
  path: pathOf(url ?? ''),
});

/** Inside a middleware the path is cut to what follows its route. */
const urlOf = ({ originalUrl, url }: IncomingMessage & { originalUrl?: string }) => originalUrl ?? url ?? '';

/** Without the query, and without the ids that a channel gave to somebody's post. */
const pathOf = (url: string) => (url.split('?')[0] ?? '').replace(/(\/posts\/).*/, '$1…');

const response = ({ statusCode }: { statusCode: number }) => ({ statusCode });

/** A database's error carries the statement's values; only its kind and where it rose are said. */
const problem = (error: Error & { code?: string }) => ({
  type: error.name,
  message: error.message,
  code: error.code,
  stack: error.stack,
});
