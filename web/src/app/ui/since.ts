const formats = new Map<string, Intl.DateTimeFormat>();

/** A moment as short as it is clear on that day: `09:14` today, `2 Mar, 09:14` this year, else with its year. */
export function sinceText(at: number, now: number, locale: string): string {
  const then = new Date(at);
  const today = new Date(now);
  if (then.toDateString() === today.toDateString()) return format(locale, 'time').format(then);
  return format(locale, then.getFullYear() === today.getFullYear() ? 'day' : 'year').format(then);
}

const SHAPES: Readonly<Record<'time' | 'day' | 'year', Intl.DateTimeFormatOptions>> = {
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  day: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  year: { day: 'numeric', month: 'short', year: 'numeric' },
};

function format(locale: string, shape: keyof typeof SHAPES): Intl.DateTimeFormat {
  const key = `${locale} ${shape}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(locale, SHAPES[shape]);
  formats.set(key, known);
  return known;
}
