import type { Shortcut } from '../ui/shortcut-sheet.js';

export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['n'], does: 'queue.key.take-next' },
  { keys: ['j', '↓'], does: 'queue.key.next' },
  { keys: ['k', '↑'], does: 'queue.key.previous' },
  { keys: ['Home'], does: 'queue.key.first' },
  { keys: ['End'], does: 'queue.key.last' },
  { keys: ['Enter'], does: 'queue.key.open' },
  { keys: ['c'], does: 'queue.key.claim' },
  { keys: ['Tab'], does: 'queue.key.clocks' },
  { keys: ['1', '…', '6'], does: 'queue.key.views' },
  { keys: ['f'], does: 'queue.key.filters' },
  { keys: ['Esc'], does: 'queue.key.escape' },
  { keys: ['?'], does: 'queue.key.sheet' },
];
