/** Lower case, with nothing but letters and digits, and one space between words. */
const plainWords = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether one of the phrases stands in one of the texts, as whole words. */
export function sayOneOf(texts: readonly string[], phrases: Iterable<string>): boolean {
  const words = texts.map((text) => ` ${plainWords(text)} `);
  return [...phrases].some((phrase) => {
    const plain = plainWords(phrase);
    return plain !== '' && words.some((text) => text.includes(` ${plain} `));
  });
}
