import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { BoardThread } from '@evenhand/shared/wire/board';
import { Icon } from '../ui/icon.js';
import type { IconName } from '../ui/icons.js';

export type Stands = 'waiting' | 'answered' | 'solved' | 'reopened' | 'confirmed';

const FACES: Readonly<Record<Stands, { icon: IconName; look: string }>> = {
  waiting: { icon: 'on-time', look: '' },
  answered: { icon: 'reply', look: 'mine' },
  solved: { icon: 'check', look: 'mine' },
  reopened: { icon: 'undo', look: '' },
  confirmed: { icon: 'check', look: 'met' },
};

export function standsOf({ isConfirmed, isSolved, isReopened, isAnswered }: BoardThread): Stands {
  if (isConfirmed) return 'confirmed';
  if (isSolved) return 'solved';
  if (isReopened) return 'reopened';
  return isAnswered ? 'answered' : 'waiting';
}

/** How far a complaint has come. */
@Component({
  selector: 'eh-standing',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, TranslocoDirective],
  template: `
    <span *transloco="let t" class="badge {{ face().look }}">
      <eh-icon [name]="face().icon" />
      {{ t('board.stands.' + stands()) }}
    </span>
  `,
})
export class Standing {
  readonly thread = input.required<BoardThread>();
  readonly stands = computed(() => standsOf(this.thread()));
  readonly face = computed(() => FACES[this.stands()]);
}
