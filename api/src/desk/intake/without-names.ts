import { folded, traced } from './folded.js';
import type { Names } from './names.js';
import { placesOf, type Stretch } from './whole-words.js';

/** A text in which nobody is called by any of these names. */
export function withoutNames(text: string, { whole, words }: Names): string {
  const fold = folded(text);
  const isIn = (name: string) => fold.includes(name);
  // Few authors name themselves, and only then is it worth while to look where.
  if (!whole.some(isIn) && !words.some(isIn)) return text;
  const rest = withoutAddresses(text, whole);
  const trace = traced(rest);
  return without(
    rest,
    [...whole, ...words].flatMap((name) => placesOf(trace, name)),
  );
}

/**
 * Without the addresses on the web that lead to somebody: whatever stands between spaces, looks like an address and
 * holds a trace of them.
 */
export function withoutAddresses(text: string, traces: readonly string[]): string {
  return text.replace(/\S+/g, (token) => {
    if (!token.includes('/') && !/^\W*www\./i.test(token)) return token;
    const address = folded(token);
    return traces.some((trace) => address.includes(trace)) ? '…' : token;
  });
}

/** With the @ before each; what overlaps goes as one. */
function without(text: string, stretches: readonly Stretch[]): string {
  let [rest, done] = ['', 0];
  for (const [from, to] of stretches.toSorted((a, b) => a[0] - b[0])) {
    if (from >= done) rest += `${text.slice(done, from).replace(/[@＠]$/, '')}…`;
    done = Math.max(done, to);
  }
  return rest + text.slice(done);
}
