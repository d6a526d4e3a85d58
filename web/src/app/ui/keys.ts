/** Whether a key pressed anywhere is ours: not typed into a field, not for an open menu or dialog, not a chord. */
export function mayTakeKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target;
  if (!(target instanceof Element)) return true;
  return !target.closest('input, textarea, select, [contenteditable], [role="menu"], [role="dialog"]');
}
