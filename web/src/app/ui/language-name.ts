/** A language by its name in the reader's own; null when nobody could tell (`und`). */
export function languageName(tag: string, locale: string): string | null {
  if (tag === '' || tag === 'und') return null;
  try {
    return new Intl.DisplayNames(locale, { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
