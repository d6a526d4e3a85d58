import { CdkMenu, CdkMenuItemRadio, CdkMenuTrigger } from '@angular/cdk/menu';
import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Me } from '@evenhand/shared/wire/session';
import { firstScreen } from '../session/screens.js';
import { Session } from '../session/session.js';
import { Icon } from '../ui/icon.js';

/** The brand that is shown; a menu when the person belongs to several. */
@Component({
  selector: 'eh-brand-switch',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkMenu, CdkMenuItemRadio, CdkMenuTrigger, Icon, TranslocoDirective],
  templateUrl: './brand-switch.html',
  styleUrl: './brand-switch.css',
})
export class BrandSwitch {
  readonly brand = input.required<Me['brands'][number]>();
  readonly brands = inject(Session).brands;

  private readonly router = inject(Router);

  open(brandId: string): void {
    const brand = this.brands().find((each) => each.id === brandId);
    if (brand) void this.router.navigate([...firstScreen(brand)]);
  }
}
