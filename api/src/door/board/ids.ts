const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** An id out of a path, before the database is asked: what is none is not there. */
export const isId = (text: string): boolean => UUID.test(text);
