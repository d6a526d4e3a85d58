import type { Shortcut } from '../ui/shortcut-sheet.js';

export const SHORTCUTS: readonly Shortcut[] = [
  { keys: ['c'], does: 'ticket.key.claim' },
  { keys: ['n'], does: 'ticket.key.next' },
  { keys: ['r'], does: 'ticket.key.reply' },
  { keys: ['i'], does: 'ticket.key.note' },
  { keys: ['Ctrl', '⌘', '↵'], does: 'ticket.key.send' },
  { keys: ['u'], does: 'ticket.key.undo' },
  { keys: ['Esc'], does: 'ticket.key.escape' },
  { keys: ['j'], does: 'ticket.key.down' },
  { keys: ['k'], does: 'ticket.key.up' },
  { keys: ['e'], does: 'ticket.key.resolve' },
  { keys: ['o'], does: 'ticket.key.reopen' },
  { keys: ['s'], does: 'ticket.key.setAside' },
  { keys: ['b'], does: 'ticket.key.release' },
  { keys: ['g'], does: 'ticket.key.back' },
  { keys: ['?'], does: 'ticket.key.sheet' },
];
