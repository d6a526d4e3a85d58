import { ChangeDetectionStrategy, Component, computed, effect, inject } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import {
  ActivatedRoute,
  NavigationEnd,
  Router,
  RouterLink,
  RouterLinkActive,
  RouterOutlet,
} from '@angular/router';
import { filter, map, startWith } from 'rxjs';
import { Session } from '../session/session.js';
import { Icon } from '../ui/icon.js';
import { Mark } from '../ui/mark.js';
import { remember } from '../ui/remembered.js';
import { AccountMenu } from './account-menu.js';
import { BrandSwitch } from './brand-switch.js';
import { LiveLight } from './live-light.js';
import { ThemeMenu } from './theme-menu.js';

/** What stands around every screen: the rail, the top bar, whether all this is live. */
@Component({
  selector: 'eh-frame',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AccountMenu,
    BrandSwitch,
    Icon,
    LiveLight,
    Mark,
    RouterLink,
    RouterLinkActive,
    RouterOutlet,
    ThemeMenu,
  ],
  templateUrl: './frame.html',
  styleUrl: './frame.css',
})
export class Frame {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly brandId = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      startWith(null),
      map(() => this.route.snapshot.firstChild?.paramMap.get('brandId') ?? null),
    ),
  );

  readonly brand = computed(() => this.session.brands().find((brand) => brand.id === this.brandId()));

  constructor() {
    effect(() => {
      const brand = this.brand();
      if (brand) remember('brand', brand.id);
    });
  }
}
