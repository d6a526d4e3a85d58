import {
  ChangeDetectionStrategy,
  Component,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { Theme } from '../ui/theme.js';
import { paletteOf, type Palette } from './palette.js';

export type Drawing = (palette: Palette) => EChartsCoreOption;

/** Which mark of a chart was clicked. */
export interface Picked {
  readonly series: number;
  readonly index: number;
}

interface Clicked {
  readonly seriesIndex?: number | undefined;
  readonly dataIndex?: number | undefined;
}

/** A drawing of what stands in the table beside it; the library comes when the first one is shown. */
@Component({
  selector: 'eh-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<div #canvas role="img" [attr.aria-label]="label()"></div>`,
  styles: `
    :host {
      position: relative;
      display: block;
      min-inline-size: 0;
    }
    /* Drawn into the room that there is: it asks for none itself. */
    div {
      position: absolute;
      inset: 0;
    }
  `,
})
export class Chart {
  readonly drawing = input.required<Drawing>();
  readonly label = input.required<string>();
  readonly picked = output<Picked>();

  private readonly canvas = viewChild.required<ElementRef<HTMLElement>>('canvas');
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly theme = inject(Theme);
  private readonly chart = signal<EChartsType | null>(null);
  private readonly systemTheme = signal(0);
  private isGone = false;

  constructor() {
    const dark = matchMedia('(prefers-color-scheme: dark)');
    const recolour = () => this.systemTheme.update((times) => times + 1);
    dark.addEventListener('change', recolour);
    inject(DestroyRef).onDestroy(() => {
      this.isGone = true;
      dark.removeEventListener('change', recolour);
      this.chart()?.dispose();
    });
    effect((onCleanup) => {
      const stop = this.begin(this.canvas().nativeElement);
      onCleanup(stop);
    });
    effect(() => this.draw(this.chart(), this.drawing()));
  }

  private draw(chart: EChartsType | null, drawing: Drawing): void {
    this.theme.choice();
    this.systemTheme();
    // The theme stands on the document after this turn.
    queueMicrotask(() => {
      if (chart && !chart.isDisposed())
        chart.setOption({ animation: false, ...drawing(paletteOf(this.host.nativeElement)) }, true);
    });
  }

  private begin(canvas: HTMLElement): () => void {
    const resized = new ResizeObserver(() => this.chart()?.resize());
    void import('./echarts-parts.js').then(({ init }) => {
      if (this.isGone) return;
      const chart = init(canvas, null, { renderer: 'svg' });
      chart.on('click', (clicked) => this.clicked(clicked));
      this.chart.set(chart);
      resized.observe(canvas);
    });
    return () => resized.disconnect();
  }

  private clicked({ seriesIndex, dataIndex }: Clicked): void {
    if (dataIndex !== undefined) this.picked.emit({ series: seriesIndex ?? 0, index: dataIndex });
  }
}
