import type { Letter } from './lines-of.js';
import type { Wording } from './messages/wording.js';

type LinkTo = (ticketId: string) => string;

/** The mail for those who read text. */
export function plainBody({ lines, more, why }: Wording, linkTo: LinkTo): string {
  const parts = lines.map(({ ticketId, what, where, excerpt }) =>
    [`${what}\n${where}`, `  ${excerpt}`, linkTo(ticketId)].join('\n'),
  );
  return [...parts, more, `-- \n${why}`].filter(Boolean).join('\n\n');
}

/** The same with links, for those who see more. */
export function htmlBody({ language }: Letter, wording: Wording, linkTo: LinkTo): string {
  const lines = wording.lines.map(
    ({ ticketId, what, where, excerpt }) =>
      `<p><strong>${escaped(what)}</strong><br>${escaped(where)}</p>` +
      `<blockquote>${escaped(excerpt)}</blockquote>` +
      `<p><a href="${escaped(linkTo(ticketId))}">${escaped(wording.open)}</a></p>`,
  );
  const rest = [wording.more, wording.why]
    .filter(Boolean)
    .map((text) => `<p><small>${escaped(text)}</small></p>`);
  return `<!doctype html><html lang="${language}"><body>${lines.join('<hr>')}${rest.join('')}</body></html>`;
}

const SIGNS: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
