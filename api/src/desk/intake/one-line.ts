/** Soft hyphens, zero-width spaces and the like: a name with one inside would not be found. */
const UNSEEN = /[\u00AD\u200B\u2060\uFEFF]/g;

export const withoutUnseen = (text: string) => text.normalize('NFC').replace(UNSEEN, '');

export const inOneLine = (text: string) => withoutUnseen(text).replace(/\s+/g, ' ').trim();
