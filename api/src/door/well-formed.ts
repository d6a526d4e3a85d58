/** PostgreSQL's text holds neither NUL nor half a surrogate pair; the raw form keeps them. */
export const wellFormed = (text: string) => text.toWellFormed().replaceAll('\0', '\uFFFD');
