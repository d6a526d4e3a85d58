import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import type { Problem } from '@evenhand/shared/wire/session';
import { type FieldProblem, Refusal, TooOften } from '../refusal.js';

/** Turns what was thrown into a problem document (RFC 9457). What is no refusal is a bug: 500 and a log line. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@InjectPinoLogger(ProblemFilter.name) private readonly log: PinoLogger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (hasLeft(error, reply)) return;
    const said = problemOf(error);
    if (said.status >= 500)
      this.log.error({ err: error, method: request.method, route: request.routeOptions.url }, said.title);
    if (error instanceof TooOften) void reply.header('retry-after', error.waitSeconds);
    void reply.status(said.status).type('application/problem+json').send(said);
  }
}

/** Whoever asked went away while the answer was written: nobody is to blame, and nobody reads on. */
const hasLeft = (error: unknown, { raw }: FastifyReply) =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE' && raw.destroyed;

function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) return problem(error.status, error.code, error.message, error.fields);
  if (error instanceof HttpException)
    return problem(error.getStatus(), codeOf(error.getStatus()), error.message);
  const status = statusOf(error);
  if (status !== null && status < 500) return problem(status, codeOf(status), (error as Error).message);
  return problem(
    500,
    'bug',
    'Something went wrong on our side. It is in the log; nothing of yours was changed.',
  );
}

function problem(status: number, code: string, detail: string, fields?: readonly FieldProblem[]): Problem {
  return {
    type: `urn:evenhand:${code}`,
    title: TITLE[status] ?? 'Refused',
    status,
    detail,
    code,
    ...(fields && { fields }),
  };
}

/** Fastify's own refusals (a body that is no JSON, or too large) carry a status. */
function statusOf(error: unknown): number | null {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : null;
  return typeof status === 'number' ? status : null;
}

const TITLE: Record<number, string> = {
  400: 'Not understood',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'In the way of something',
  413: 'Too large',
  415: 'Not JSON',
  422: 'Refused',
  429: 'Too often',
  500: 'Our mistake',
};

const codeOf = (status: number) => (TITLE[status] ?? 'refused').toLowerCase().replaceAll(' ', '-');
