/** How an address is stored, asked for and counted: the one fold of its letters, done here and never by the database. */
export const foldedEmail = (email: string) => email.normalize('NFKC').toLowerCase();
