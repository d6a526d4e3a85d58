import { Injectable } from '@nestjs/common';
import { WAYS, type Way } from '@evenhand/shared/wire/ladders';
import { Settings } from '../../../settings.js';

/** By which ways this installation can tell anybody anything. */
@Injectable()
export class Means {
  constructor(private readonly settings: Settings) {}

  has(way: Way): boolean {
    const { EVENHAND_SMTP_URL, EVENHAND_MAIL_FROM, EVENHAND_VAPID_PUBLIC, EVENHAND_VAPID_PRIVATE } =
      this.settings;
    if (way === 'email') return !!EVENHAND_SMTP_URL && !!EVENHAND_MAIL_FROM;
    if (way === 'push') return !!EVENHAND_VAPID_PUBLIC && !!EVENHAND_VAPID_PRIVATE;
    return true;
  }

  /** Ways that it has not been given the means for: no mail server, say. */
  unavailable(): Way[] {
    return WAYS.filter((way) => !this.has(way));
  }
}
