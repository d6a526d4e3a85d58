const TOKENS = [
  'ink',
  'muted',
  'line',
  'panel',
  'hover',
  'accent',
  'on-time',
  'breached',
  'breached-wash',
] as const;

/** The colours of the theme that is shown, as a drawing wants them: worked out. */
export type Palette = Readonly<Record<(typeof TOKENS)[number], string>>;

export function paletteOf(host: HTMLElement): Palette {
  const probe = host.ownerDocument.createElement('span');
  // Where motion is reduced every change is a transition, if a short one: a colour is read before its end.
  probe.style.setProperty('transition', 'none', 'important');
  host.append(probe);
  const entries = TOKENS.map((token) => {
    probe.style.color = `var(--eh-${token})`;
    return [token, getComputedStyle(probe).color] as const;
  });
  probe.remove();
  return Object.fromEntries(entries) as Palette;
}
