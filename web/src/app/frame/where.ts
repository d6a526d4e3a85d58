import type { Screen } from '../session/screens.js';

export interface Where {
  readonly brandId?: string;
  readonly screen?: Screen;
}

const SCREENS: Readonly<Record<string, Screen>> = {
  queue: 'queue',
  tickets: 'queue',
  breaches: 'breaches',
  accounts: 'accounts',
  climbing: 'climbing',
  policies: 'policies',
  calendars: 'calendars',
  ladders: 'ladders',
  people: 'people',
  audit: 'audit',
};

/** The brand and the screen of an address; a ticket belongs to the queue. */
export function whereIs(url: string): Where {
  const [, brandId, screen = ''] = /^\/brands\/([^/?#]+)(?:\/([^/?#]+))?/.exec(url) ?? [];
  const known = SCREENS[screen];
  return { ...(brandId && { brandId }), ...(known && { screen: known }) };
}
