import type { Shortcut } from '../ui/shortcut-sheet.js';

export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['j', '↓'], does: 'Next ticket' },
  { keys: ['k', '↑'], does: 'Previous ticket' },
  { keys: ['Home'], does: 'First ticket' },
  { keys: ['End'], does: 'Last ticket that is loaded' },
  { keys: ['Tab'], does: 'All clocks of the ticket' },
  { keys: ['Esc'], does: 'Show the changes that wait, then leave the list' },
  { keys: ['?'], does: 'These shortcuts' },
];
