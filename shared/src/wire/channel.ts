/** Where posts come from and replies go. */
export const CHANNELS = [
  'x',
  'bluesky',
  'mastodon',
  'facebook',
  'instagram',
  'youtube',
  'reviews',
  'email',
  'board',
  'other',
] as const;

export type Channel = (typeof CHANNELS)[number];
