import { Dialog } from '@angular/cdk/dialog';
import { DestroyRef, inject } from '@angular/core';
import type { CanDeactivateFn } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Session } from './session.js';

/** A screen on which something is written. */
export interface Written {
  isUnsaved(): boolean;
}

/** Nobody loses what they have not saved without being asked; who has signed out is not asked. */
export const mayLeave: CanDeactivateFn<Written> = async (screen) => {
  if (!inject(Session).me() || !screen.isUnsaved()) return true;
  const dialog = inject(Dialog);
  const { LeaveDialog } = await import('./leave-dialog.js');
  const asked = dialog.open<boolean>(LeaveDialog, { role: 'alertdialog', ariaLabelledBy: 'leave-title' });
  return (await firstValueFrom(asked.closed)) === true;
};

/** The same where the page itself is left or closed. */
export function warnBeforeUnload(screen: Written): void {
  const warn = (leaving: Event) => {
    if (screen.isUnsaved()) leaving.preventDefault();
  };
  addEventListener('beforeunload', warn);
  inject(DestroyRef).onDestroy(() => removeEventListener('beforeunload', warn));
}
