/** Kinds of entries that a ticket's own page does not word, with words of our own. */
const KINDS = ['opened', 'customer wrote', 'bystander joined', 'replied', 'policy applied'];

/** The key of the words for a kind of entry; null where it has none. */
export const kindKey = (kind: string) => (KINDS.includes(kind) ? `breaches.event.${kind}` : null);

export interface Fact {
  readonly name: string;
  readonly value: string;
}

const LONGEST = 80;

/** What an entry says in plain values: no ids but those of people, by their names, and no hashes. */
export function factsOf(
  body: Readonly<Record<string, unknown>>,
  names: ReadonlyMap<string, string>,
): readonly Fact[] {
  return Object.entries(body).flatMap(([name, value]) => {
    const said = name === 'personId' ? names.get(String(value)) : plain(name, value);
    return said === undefined ? [] : [{ name, value: said.slice(0, LONGEST) }];
  });
}

function plain(name: string, value: unknown): string | undefined {
  if (/(Id|Ids|Hash|Version)$/.test(name)) return undefined;
  if (name === 'leftShare' && typeof value === 'number') return `${Math.round(value * 100)} %`;
  if (['string', 'number', 'boolean'].includes(typeof value)) return String(value);
  if (name === 'verdicts' && Array.isArray(value)) return verdicts(value) || undefined;
  return undefined;
}

const verdicts = (all: readonly unknown[]) =>
  (all as readonly { clock?: string; verdict?: string }[])
    .map(({ clock, verdict }) => `${clock ?? ''} ${verdict ?? ''}`)
    .join(', ');
