import type { Wording } from './messages/wording.js';

/** One text that rooms of several makers show: what is marked up there by a customer's words stays words. */
export function roomText({ subject, lines, more }: Wording, linkTo: (ticketId: string) => string): string {
  const parts = lines.map(({ ticketId, what, where, excerpt }) =>
    [lines.length > 1 ? `${tame(what)} · ${tame(where)}` : '', `> ${tame(excerpt)}`, linkTo(ticketId)]
      .filter(Boolean)
      .join('\n'),
  );
  return [tame(subject), ...parts, more].filter(Boolean).join('\n\n');
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** No room calls everybody because a customer wrote its word for it, and no link hides behind other words. */
const tame = (text: string) =>
  text
    .replace(/[&<>]/g, (sign) => SIGNS[sign] ?? sign)
    .replace(/@(?=(channel|here|all|everyone)\b)/gi, '@\u200b')
    .replaceAll('](', '] (');
