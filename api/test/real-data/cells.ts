/** The cells of a CSV file without its quotes; it shares no code with the importer. The first row is the header. */
export function cellsOf(csv: string): string[][] {
  const rows: string[][] = [['']];
  let isQuoted = false;
  for (const letter of csv.replaceAll('\r\n', '\n').trimEnd()) {
    const row = rows.at(-1) as string[];
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === ',' && !isQuoted) row.push('');
    else if (letter === '\n' && !isQuoted) rows.push(['']);
    else row.push((row.pop() ?? '') + letter);
  }
  return rows;
}
