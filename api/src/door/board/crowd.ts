import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { LIMITS } from '../../platform/limits.js';
import { TooOften } from '../../platform/refusal.js';
import { Window } from './window.js';

const { complaintsOfAddress, complaintsOfAccount, postsOfAddress, postsOfComplaint } = LIMITS.board;

/** Keeps anybody from shouting all others down. */
@Injectable()
export class Crowd {
  private readonly complaintsOfAddress = new Window(complaintsOfAddress);
  private readonly complaintsOfAccount = new Window(complaintsOfAccount);
  private readonly postsOfAddress = new Window(postsOfAddress);
  private readonly postsOfComplaint = new Window(postsOfComplaint);

  /** Anything that somebody sends, also what is refused then. @throws TooOften */
  sends(address: string): void {
    admit(this.postsOfAddress, household(address), 'Too much was sent from your connection.');
  }

  /** @throws TooOften */
  complains(address: string, accountId: string): void {
    admit(this.complaintsOfAddress, household(address), 'Too many complaints came from your connection.');
    admit(this.complaintsOfAccount, accountId, 'Too many people are complaining at once.');
  }

  /** @throws TooOften */
  writesOn(complaintId: string): void {
    admit(this.postsOfComplaint, complaintId, 'Too much was written to this complaint.');
  }
}

function admit(window: Window, key: string, sentence: string): void {
  const waitMs = window.wait(key);
  if (waitMs > 0)
    throw new TooOften(`${sentence} Try again in ${inWords(waitMs)}.`, Math.ceil(waitMs / 1000));
  window.count(key);
}

function inWords(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  return minutes === 1 ? 'a minute' : `${minutes} minutes`;
}

/** A household's IPv6 network counts as one: its machines choose new addresses as they like. */
function household(address: string): string {
  if (!isIPv6(address)) return address;
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address) ?? [];
  if (mapped) return mapped;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':').length : 0;
  const zeros = tail === undefined ? 0 : 8 - groups.length - after;
  return [...groups, ...Array<string>(Math.max(zeros, 0)).fill('0')].slice(0, 4).join(':');
}
