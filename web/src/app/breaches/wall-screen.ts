import { HttpClient } from '@angular/common/http';
import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  signal,
  untracked,
} from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { shareKept } from '@evenhand/shared/wire/breaches';
import type { Wall, WallClock } from '@evenhand/shared/wire/figures';
import { firstValueFrom } from 'rxjs';
import { keepReading } from '../live/keep-reading.js';
import { Live } from '../live/live.js';
import { FailureNote } from '../session/failure-note.js';
import { Reading } from '../session/reading.js';
import { ClockKindName } from '../ui/clock-kind.js';
import { timeLeft, timeOver } from '../ui/duration.js';
import { Icon } from '../ui/icon.js';
import { Locale } from '../ui/locale.js';
import { sinceText } from '../ui/since.js';
import { Ticker } from '../ui/ticker.js';
import { recall, remember } from '../ui/remembered.js';
import { TopicName } from '../ui/topic-name.js';
import { dayStart } from './filter.js';
import { Numbers } from './numbers.js';

const EACH_MS = 5_000;
/** So far the picture wanders, that nothing burns into a screen that shows it for days. */
const STEPS = [0, 6, 12, 18, 12, 6];

/** For a big screen in the room: today's promises, what is overdue, what comes next. Nothing that a customer wrote. */
@Component({
  selector: 'eh-wall-screen',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ClockKindName, FailureNote, Icon, TopicName, TranslocoDirective],
  host: {
    '[class.light]': 'isLight()',
    '(document:keydown.escape)': 'leave()',
    '(document:keydown.l)': 'turn()',
  },
  templateUrl: './wall-screen.html',
  styleUrl: './wall-screen.css',
})
export class WallScreen {
  readonly brandId = input.required<string>();
  readonly wall = new Reading<Wall>();
  readonly live = inject(Live);
  readonly numbers = inject(Numbers);
  readonly kept = shareKept;
  readonly isLight = signal(recall('wall') === 'light');
  readonly lostSince = computed(() =>
    sinceText(this.live.lostAt() ?? 0, this.ticker.now(), this.locale.tag()),
  );
  /** Elsewhere each minute. */
  readonly shift = computed(() => {
    const minute = Math.floor(this.ticker.now() / 60_000);
    const step = (nth: number) => STEPS[nth % STEPS.length] ?? 0;
    return `translate(${step(minute)}px, ${step(Math.floor(minute / STEPS.length))}px)`;
  });
  /** Whether what stands here can be trusted to be so. */
  readonly isCut = computed(() => this.live.state() === 'not-live' || this.wall.failure() !== null);

  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly ticker = inject(Ticker);
  private readonly locale = inject(Locale);

  constructor() {
    effect(() => {
      const brandId = this.brandId();
      untracked(() => {
        this.live.enter(brandId);
        void this.wall.from(() => this.ask());
      });
    });
    const again = () => this.wall.again(() => this.ask());
    keepReading(again);
    const timer = setInterval(() => void again(), EACH_MS);
    const gone = inject(DestroyRef);
    gone.onDestroy(() => clearInterval(timer));
    void this.stayAwake(gone);
  }

  over({ dueAt }: WallClock): string {
    return timeOver(this.ticker.now() - Date.parse(dueAt), this.locale.units());
  }

  left({ dueAt }: WallClock): string {
    return timeLeft(Date.parse(dueAt) - this.ticker.now(), this.locale.units());
  }

  leave(): void {
    void this.router.navigate(['/brands', this.brandId(), 'breaches']);
  }

  turn(): void {
    this.isLight.update((isLight) => !isLight);
    remember('wall', this.isLight() ? 'light' : null);
  }

  private async ask(): Promise<Wall> {
    const from = encodeURIComponent(dayStart(this.ticker.now()));
    const path = `/api/brands/${this.brandId()}/breaches/wall?from=${from}`;
    const wall = await firstValueFrom(this.http.get<Wall>(path));
    this.ticker.learn(wall.now);
    return wall;
  }

  /** A screen that goes dark shows nothing; where a browser cannot keep it lit, its owner sets that. */
  private async stayAwake(gone: DestroyRef): Promise<void> {
    try {
      const lit = await (navigator as Partial<Navigator>).wakeLock?.request('screen');
      if (lit) gone.onDestroy(() => void lit.release());
    } catch {
      // Refused: the screen follows the machine's own settings.
    }
  }
}
