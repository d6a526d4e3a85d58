/** What this browser remembers between visits; a browser that forbids it just forgets. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(`evenhand.${key}`);
  } catch {
    return null;
  }
}

/** Remembers a text in this browser, or forgets it when it is null. */
export function remember(key: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(`evenhand.${key}`);
    else localStorage.setItem(`evenhand.${key}`, text);
  } catch {
    // Storage is switched off or full: the choice lasts as long as the page.
  }
}
