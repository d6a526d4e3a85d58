import { Dialog } from '@angular/cdk/dialog';
import { ChangeDetectionStrategy, Component, computed, effect, inject, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { filter, map, startWith } from 'rxjs';
import { Live } from '../live/live.js';
import { screensOf, type Screen } from '../session/screens.js';
import { Session } from '../session/session.js';
import { Icon } from '../ui/icon.js';
import type { IconName } from '../ui/icons.js';
import { LanguageMenu } from '../ui/language-menu.js';
import { Mark } from '../ui/mark.js';
import { recall, remember } from '../ui/remembered.js';
import { AccountMenu } from './account-menu.js';
import { BrandSwitch } from './brand-switch.js';
import { HeadingFocus } from './heading-focus.js';
import { LiveLight } from './live-light.js';
import { Bell } from './notices/bell.js';
import { ThemeMenu } from './theme-menu.js';
import { whereIs } from './where.js';

const ICONS: Readonly<Record<Screen, IconName>> = {
  queue: 'queue',
  breaches: 'breached',
  accounts: 'accounts',
  climbing: 'rung',
  policies: 'policies',
  calendars: 'calendar',
  ladders: 'ladders',
  people: 'people',
  audit: 'scales',
};

const MOVING: ReadonlySet<Screen> = new Set<Screen>(['queue', 'climbing', 'breaches', 'accounts', 'people']);

/** What stands around every screen: the rail, the top bar, whether all this is live. */
@Component({
  selector: 'eh-frame',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AccountMenu,
    Bell,
    BrandSwitch,
    Icon,
    LanguageMenu,
    LiveLight,
    Mark,
    RouterLink,
    RouterOutlet,
    ThemeMenu,
    TranslocoDirective,
  ],
  providers: [HeadingFocus],
  templateUrl: './frame.html',
  styleUrl: './frame.css',
})
export class Frame {
  readonly icons = ICONS;
  readonly brand = computed(() => this.brandOf(this.where()?.brandId));
  /** The brand whose screens the rail offers: the one shown, or the one seen last. */
  readonly home = computed(
    () => this.brand() ?? this.brandOf(recall('brand') ?? undefined) ?? this.session.brands()[0],
  );
  /** Who is called to tickets has a bell. */
  readonly bellBrand = computed(() => {
    const brand = this.home();
    return brand?.role === 'agent' || brand?.role === 'manager' ? brand : undefined;
  });
  readonly here = computed(() => this.where()?.screen);
  readonly screens = computed(() => {
    const brand = this.home();
    return brand ? screensOf(brand.role) : [];
  });
  /** A screen that moves says that it does; the others only that nothing can arrive. */
  readonly isLight = computed(() => this.isMoving() || this.live.state() === 'not-live');
  /** Nothing of a screen is shown to nobody, however long the way to the sign-in screen is. */
  readonly isSignedIn = computed(() => !!this.session.me());

  private readonly session = inject(Session);
  private readonly dialog = inject(Dialog);
  private readonly router = inject(Router);
  private readonly live = inject(Live);
  private readonly where = toSignal(
    this.router.events.pipe(
      filter((event) => event instanceof NavigationEnd),
      map((event) => event.urlAfterRedirects),
      startWith(this.router.url),
      map(whereIs),
    ),
  );

  constructor() {
    inject(HeadingFocus);
    effect(() => {
      const brand = this.brand();
      if (brand) remember('brand', brand.id);
      if (brand?.role === 'agent' || brand?.role === 'manager') this.live.enter(brand.id);
    });
    effect(() => {
      if (!this.isSignedIn()) this.dialog.closeAll();
    });
    this.followRole();
  }

  private isMoving(): boolean {
    const [here, brand] = [this.here(), this.brand()];
    return !!here && !!brand && MOVING.has(here) && screensOf(brand.role).includes(here);
  }

  /** Who has signed out has no other role, but is on the way to the sign-in screen. */
  private followRole(): void {
    let role = untracked(this.brand)?.role;
    effect(() => {
      const me = this.session.me();
      if (!me) return;
      const now = me.brands.find((brand) => brand.id === untracked(this.brand)?.id)?.role;
      if (role !== undefined && now !== role) void this.matchAgain();
      role = now;
    });
  }

  private brandOf(brandId: string | undefined) {
    return this.session.brands().find((brand) => brand.id === brandId);
  }

  /** Another role in this brand may have lost the screen that is open. */
  private async matchAgain(): Promise<void> {
    await this.router.navigateByUrl(this.router.url, { onSameUrlNavigation: 'reload', replaceUrl: true });
  }
}
