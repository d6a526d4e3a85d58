import Holidays from 'date-holidays';
import type { Country } from '@evenhand/shared/wire/calendars';

let known: readonly Country[] | undefined;

/** What there are public holidays of, by name. It comes with the package, so it is asked for once. */
export function countries(): readonly Country[] {
  known ??= read();
  return known;
}

function read(): Country[] {
  const all = new Holidays();
  return listed(all.getCountries('en')).map((country) => ({
    ...country,
    states: listed(all.getStates(country.code, 'en')).map((state) => ({
      ...state,
      regions: listed(all.getRegions(country.code, state.code, 'en')),
    })),
  }));
}

/** It gives nothing at all where there are none. */
const listed = (names: Readonly<Record<string, string>> | undefined) =>
  Object.entries(names ?? {})
    .map(([code, name]) => ({ code, name }))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
