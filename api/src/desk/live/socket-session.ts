import { type ArgumentsHost, Catch, type WsExceptionFilter } from '@nestjs/common';
import { fastifyCookie } from '@fastify/cookie';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import type { Socket } from 'socket.io';
import { SESSION_COOKIE } from '../../people/signed-in.js';
import { Refusal } from '../../platform/refusal.js';

/** The session's token from the cookie that the browser sent along. */
export function sessionTokenOf(socket: Socket): string {
  return fastifyCookie.parse(socket.handshake.headers.cookie ?? '')[SESSION_COOKIE] ?? '';
}

/** What a socket asked and may not have: it hears why. */
@Catch()
export class SocketRefusals implements WsExceptionFilter {
  constructor(@InjectPinoLogger(SocketRefusals.name) private readonly log: PinoLogger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const socket = host.switchToWs().getClient<Socket>();
    if (!(error instanceof Refusal)) this.log.error({ err: error }, 'a socket event failed');
    refuse(socket, error instanceof Refusal ? error : BUG);
  }
}

const BUG = new Refusal('bug', 'Something went wrong on our side.', 500);

/** Tells a browser what it may not have, and why. */
export function refuse(socket: Socket, { code, message }: Refusal): void {
  socket.emit('refused', { code, detail: message });
}
