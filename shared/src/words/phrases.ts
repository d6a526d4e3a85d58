/** Lower case, with nothing but letters and digits, and one space between and around words. */
export const asWords = (text: string) =>
  ` ${text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;

/** Whether one of the phrases stands in one of the texts, as whole words; both as `asWords` gives them. */
export function sayOneOf(texts: readonly string[], phrases: readonly string[]): boolean {
  return phrases.some((phrase) => phrase.trim() !== '' && texts.some((text) => text.includes(phrase)));
}
