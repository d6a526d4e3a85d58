import { Dialog } from '@angular/cdk/dialog';
import { CdkMenu, CdkMenuItem, CdkMenuTrigger } from '@angular/cdk/menu';
import { NgTemplateOutlet } from '@angular/common';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  untracked,
} from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Member } from '@evenhand/shared/wire/people';
import { ROLES, type Role } from '@evenhand/shared/wire/session';
import { keepReading } from '../live/keep-reading.js';
import { DemoOffer } from '../session/demo-offer.js';
import { FailureNote } from '../session/failure-note.js';
import { Session } from '../session/session.js';
import { Icon } from '../ui/icon.js';
import { Moment } from '../ui/moment.js';
import { ConfirmDialog, type ToConfirm } from './confirm-dialog.js';
import { InviteDialog } from './invite-dialog.js';
import { People } from './people.js';

/** Who works for a brand, and as what. Admins change it, managers read it. */
@Component({
  selector: 'eh-people-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CdkMenu,
    CdkMenuItem,
    CdkMenuTrigger,
    DemoOffer,
    FailureNote,
    Icon,
    Moment,
    NgTemplateOutlet,
    TranslocoDirective,
  ],
  providers: [People],
  templateUrl: './people-screen.html',
  styleUrl: './people-screen.css',
})
export class PeopleScreen {
  readonly brandId = input.required<string>();
  readonly people = inject(People);
  readonly brand = computed(() => this.session.brands().find((brand) => brand.id === this.brandId()));
  readonly isAdmin = computed(() => this.brand()?.role === 'admin');
  readonly me = computed(() => this.session.me()?.id);
  readonly placeholders = [1, 2, 3, 4];

  private readonly session = inject(Session);
  private readonly dialog = inject(Dialog);

  constructor() {
    effect(() => {
      const brandId = this.brandId();
      untracked(() => void this.people.open(brandId));
    });
    keepReading(() => this.people.reread());
  }

  /** An auditor holds no other role, before or after. */
  rolesFor(member: Member): readonly Role[] {
    return member.role === 'auditor' ? ['auditor'] : ROLES.filter((role) => role !== 'auditor');
  }

  mayChangeRole(member: Member): boolean {
    return this.isAdmin() && member.id !== this.me() && member.role !== 'auditor';
  }

  async changeRole(member: Member, select: EventTarget | null): Promise<void> {
    const menu = select as HTMLSelectElement;
    if (!(await this.people.changeRole(member, menu.value as Role))) menu.value = member.role;
  }

  invite(): void {
    this.dialog.open(InviteDialog, {
      data: { people: this.people, brand: this.brand()?.name ?? '' },
      ariaLabelledBy: 'invite-title',
      autoFocus: 'input',
    });
  }

  remove(member: Member): void {
    this.confirm('remove', member, () => this.people.remove(member));
  }

  signOut(member: Member): void {
    this.confirm('sign-out', member, () => this.people.signOut(member));
  }

  private confirm(what: ToConfirm['what'], { name }: Member, work: () => Promise<void>): void {
    const data: ToConfirm = { what, name, brand: this.brand()?.name ?? '', work };
    this.dialog.open(ConfirmDialog, { data, role: 'alertdialog', ariaLabelledBy: 'confirm-title' });
  }
}
