import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Interval } from '@nestjs/schedule';
import { InjectDataSource } from '@nestjs/typeorm';
import { InjectPinoLogger, PinoLogger } from 'nestjs-pino';
import { DataSource } from 'typeorm';
import type { Look } from '@evenhand/shared/wire/presence';
import { Wakeups } from '../../ledger/wakeups.js';
import type { Viewer } from '../../people/sessions.js';
import { NotFound } from '../../platform/refusal.js';
import { forgetLooks, writeLeave, writeLook } from './looking.js';
import { maySee } from './may-see.js';
import { type LookingSocket, PresenceFrames } from './presence-frames.js';

interface Present {
  readonly brandId: string;
  /** What it has said last, as text; null before it has looked. */
  said: string | null;
}

/** What no wake-up tells: who has grown stale, and what a lost one would have said. */
const SWEEP_MS = 5_000;
const FORGET_MS = 3_600_000;

/** Who looks at what, in real time, over all nodes; told to the pages of the brand when it has changed. */
@Injectable()
export class Presence implements BeforeApplicationShutdown {
  private readonly present = new Map<string, Present>();
  private readonly frames: PresenceFrames;
  private readonly stopListening: () => void;

  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly wakeups: Wakeups,
    @InjectPinoLogger(Presence.name) private readonly log: PinoLogger,
  ) {
    this.frames = new PresenceFrames(desk, log);
    this.stopListening = wakeups.on('presence', (brandId) => this.frames.wake(brandId));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.frames.stop();
    this.stopListening();
    await Promise.all([...this.present.keys()].map((socketId) => this.leave(socketId)));
  }

  /** From here on the socket is told who looks in this brand, beginning with who does now. */
  async follow(socket: LookingSocket, brandId: string): Promise<Present> {
    const before = this.present.get(socket.id);
    if (before && before.brandId !== brandId) await this.leave(socket.id);
    const present = this.present.get(socket.id) ?? { brandId, said: null };
    this.present.set(socket.id, present);
    this.frames.follow(socket, brandId);
    return present;
  }

  /** @throws NotFound where the brand has no such ticket. */
  async look(socket: LookingSocket, personId: string, look: Look): Promise<void> {
    if (!(await writeLook(this.desk, socket.id, personId, look))) throw new NotFound('ticket');
    const said = JSON.stringify([look.brandId, look.ticketId, look.isTyping]);
    if (this.present.get(socket.id)?.said === said) return;
    (await this.follow(socket, look.brandId)).said = said;
    this.wakeups.nudge('presence', look.brandId);
  }

  /** Colleagues see it at once. */
  async leave(socketId: string): Promise<void> {
    const present = this.present.get(socketId);
    this.present.delete(socketId);
    this.frames.leave(socketId);
    if (!present || present.said === null) return;
    try {
      await writeLeave(this.desk, socketId, present.brandId);
      this.wakeups.nudge('presence', present.brandId);
    } catch (error) {
      this.log.warn(
        { err: error },
        'it could not be written down that somebody left; they grow stale instead',
      );
    }
  }

  /** Forgets a page in a brand that its person may no longer see. @returns whether that is so. */
  leaveBarred(socketId: string, viewer: Viewer): boolean {
    const present = this.present.get(socketId);
    if (!present || maySee(viewer, present.brandId)) return false;
    void this.leave(socketId);
    return true;
  }

  @Interval(SWEEP_MS)
  sweep(): void {
    this.frames.wakeAll();
  }

  @Interval(FORGET_MS)
  async forget(): Promise<void> {
    await forgetLooks(this.desk).catch((error: unknown) => {
      this.log.warn({ err: error }, 'old looks could not be forgotten; trying again in an hour');
    });
  }
}
