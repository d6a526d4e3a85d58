import type { WatchAnswer, WatchQueue } from '@evenhand/shared/wire/queue';
import type { Look, WatchTicket } from '@evenhand/shared/wire/presence';

type Answer = (error: Error | null, answer?: WatchAnswer) => void;

/** A socket that a test speaks for. */
export const socket = {
  connected: false,
  active: true,
  handlers: new Map<string, (told?: unknown) => void>(),
  asked: [] as { watch: WatchQueue | WatchTicket; answer: Answer }[],
  looks: [] as Look[],
  on: (event: string, handler: (told?: unknown) => void) => socket.handlers.set(event, handler),
  connect: () => socket,
  disconnect: () => socket,
  timeout: () => socket,
  emit: (event: string, said: WatchQueue | WatchTicket | Look, answer: Answer) =>
    event === 'look'
      ? socket.looks.push(said as Look)
      : socket.asked.push({ watch: said as WatchQueue, answer }),
};

/** What the server says, or what befalls the connection. */
export function hear(event: string, told?: unknown): void {
  if (event === 'connect' || event === 'disconnect') socket.connected = event === 'connect';
  socket.handlers.get(event)?.(told);
}
