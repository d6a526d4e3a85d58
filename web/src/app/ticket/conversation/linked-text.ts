import { visibleText } from '../../ui/visible-text.js';

export interface Part {
  readonly text: string;
  /** Where it leads; null for words alone. */
  readonly href: string | null;
}

const ADDRESS = /https?:\/\/[^\s<>"'“”⟦⟧]+/gi;
/** What ends a sentence is no part of an address. */
const TAIL = /[.,;:!?)\]}…]+$/;

/** A stranger's text in parts: words, and addresses of web pages. What is shown of an address is where it leads. */
export function linkedParts(text: string): Part[] {
  const parts: Part[] = [];
  const shown = visibleText(text);
  let from = 0;
  for (const { 0: found, index } of shown.matchAll(ADDRESS)) {
    const address = found.replace(TAIL, '');
    if (!isWebAddress(address)) continue;
    parts.push({ text: shown.slice(from, index), href: null }, { text: address, href: address });
    from = index + address.length;
  }
  parts.push({ text: shown.slice(from), href: null });
  return parts.filter((part) => part.text !== '');
}

/** Whether it is safe to lead somebody there: `http` and `https`, and nothing else. */
export const isWebAddress = (address: string): boolean =>
  /^https?:\/\//i.test(address) && URL.canParse(address);
