import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Locale } from '../ui/locale.js';
import type { Mark } from './marks.js';
import { type Dot, drawn } from './time-line.js';
import type { KnownCalendar } from './known-calendars.js';

const LINE = 86;
const STEP = 24;

/** One clock's way to its end: closed hours shaded, each mark with the number that it has in the table beside. */
@Component({
  selector: 'eh-time-line',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [TranslocoDirective],
  template: `
    <svg height="112" role="img" [attr.aria-label]="label()" *transloco="let t">
      @for (one of line().closed; track $index) {
        <rect class="closed" y="0" height="86" [attr.x]="one.from + '%'" [attr.width]="one.width + '%'" />
      }
      <line class="axis" x1="0" x2="100%" y1="86" y2="86" />
      @for (tick of line().ticks; track tick.at) {
        <line class="tick" y1="83" y2="90" [attr.x1]="tick.x + '%'" [attr.x2]="tick.x + '%'" />
        @if (tick.x > 4 && tick.x < 95) {
          <text class="time" y="106" text-anchor="middle" [attr.x]="tick.x + '%'">{{ timeOf(tick.at) }}</text>
        }
      }
      @for (dot of line().dots; track dot.mark.at) {
        <g [attr.class]="kindOf(dot)">
          <line y1="86" [attr.y2]="y(dot)" [attr.x1]="dot.x + '%'" [attr.x2]="dot.x + '%'" />
          <circle r="10" [attr.cx]="dot.x + '%'" [attr.cy]="y(dot)" />
          <text text-anchor="middle" dy="4.5" [attr.x]="dot.x + '%'" [attr.y]="y(dot)">{{ $index + 1 }}</text>
        </g>
      }
    </svg>
  `,
  styles: `
    :host {
      display: block;
      padding-inline: 1.125rem;
      border: 1px solid var(--eh-line);
      border-radius: 0.5rem;
      background: var(--eh-panel);
    }
    svg {
      display: block;
      inline-size: 100%;
      overflow: visible;
    }
    text {
      font-size: 13px;
      font-weight: 650;
      font-variant-numeric: tabular-nums;
      fill: var(--eh-ink);
    }
    .time {
      font-weight: 400;
      fill: var(--eh-muted);
    }
    .closed {
      fill: var(--eh-paused-wash);
    }
    .axis,
    .tick {
      stroke: var(--eh-edge);
    }
    g line {
      stroke: var(--eh-accent);
    }
    circle {
      fill: var(--eh-accent-wash);
      stroke: var(--eh-accent);
      stroke-width: 1.5;
    }
    .threshold line,
    .threshold circle {
      stroke: var(--eh-due-soon);
    }
    .threshold circle {
      fill: var(--eh-due-soon-wash);
    }
    .deadline line,
    .deadline circle {
      stroke: var(--eh-breached);
    }
    .deadline circle {
      fill: var(--eh-breached-wash);
    }
  `,
})
export class TimeLineDrawing {
  readonly marks = input.required<readonly Mark[]>();
  readonly calendar = input.required<KnownCalendar>();
  readonly label = input.required<string>();

  readonly line = computed(() => drawn(this.marks(), this.calendar().calendar));
  private readonly locale = inject(Locale);
  private readonly format = computed(() => {
    const [first, last] = [this.marks()[0]?.at ?? 0, this.marks().at(-1)?.at ?? 0];
    const isLong = last - first > 2 * 86_400_000;
    const parts = isLong
      ? ({ weekday: 'short', day: 'numeric', month: 'numeric' } as const)
      : ({ hour: '2-digit', minute: '2-digit' } as const);
    return new Intl.DateTimeFormat(this.locale.tag(), { ...parts, timeZone: this.calendar().zone });
  });

  y({ level }: Dot): number {
    return LINE - 18 - level * STEP;
  }

  timeOf(at: number): string {
    return this.format().format(at);
  }

  /** The gravest of what happens there. */
  kindOf({ mark }: Dot): string {
    const kinds = mark.happenings.map(({ kind }) => kind);
    return ['deadline', 'threshold', 'rung'].find((kind) => kinds.some((one) => one === kind)) ?? 'start';
  }
}
