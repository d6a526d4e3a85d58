import type { EChartsCoreOption } from 'echarts/core';
import type { LossPoint } from '@evenhand/shared/wire/figures';
import type { Palette } from './palette.js';

const SIZE = 13;
/** As everything around it is written. */
const WRITTEN = { fontFamily: 'Inter Variable, system-ui, sans-serif' };

const text = ({ muted }: Palette) => ({ color: muted, fontSize: SIZE });

const tooltip = ({ panel, line, ink }: Palette) => ({
  ...{ confine: true, backgroundColor: panel, borderColor: line },
  textStyle: { color: ink, fontSize: SIZE },
});

const values = (palette: Palette) => ({
  type: 'value' as const,
  ...{ axisLabel: text(palette), splitLine: { lineStyle: { color: palette.line } } },
});

const names = (palette: Palette, data: readonly string[]) => ({
  ...{ type: 'category' as const, data, axisTick: { show: false } },
  ...{ axisLabel: { ...text(palette), hideOverlap: true }, axisLine: { lineStyle: { color: palette.line } } },
});

const GRID = { left: 8, right: 16, top: 16, bottom: 8, containLabel: true };

export interface Bars {
  readonly names: readonly string[];
  readonly kept: readonly number[];
  readonly broken: readonly number[];
  readonly words: { readonly kept: string; readonly broken: string };
}

/** Kept and broken on each other, bin by bin. */
export const bars =
  ({ names: labels, kept, broken, words }: Bars) =>
  (palette: Palette): EChartsCoreOption => ({
    ...{ grid: GRID, textStyle: WRITTEN },
    tooltip: { ...tooltip(palette), trigger: 'axis', axisPointer: { type: 'shadow' } },
    xAxis: names(palette, labels),
    yAxis: { ...values(palette), minInterval: 1 },
    series: [
      {
        ...{ type: 'bar', stack: 'all', name: words.kept, data: kept },
        itemStyle: { color: palette['on-time'] },
      },
      {
        ...{ type: 'bar', stack: 'all', name: words.broken, data: broken },
        // Told apart without colour too.
        itemStyle: {
          color: palette.breached,
          decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5] },
        },
      },
    ],
  });

export interface Heat {
  readonly hours: readonly string[];
  readonly weekdays: readonly string[];
  /** Hour, weekday from 0 on, percent broken. */
  readonly cells: readonly (readonly [number, number, number])[];
  readonly tip: (index: number) => string;
}

export const heat =
  ({ hours, weekdays, cells, tip }: Heat) =>
  (palette: Palette): EChartsCoreOption => ({
    ...{ grid: GRID, textStyle: WRITTEN },
    tooltip: { ...tooltip(palette), formatter: ({ dataIndex }: { dataIndex: number }) => tip(dataIndex) },
    xAxis: names(palette, hours),
    yAxis: { ...names(palette, weekdays), inverse: true },
    visualMap: {
      ...{ show: false, min: 0, max: 100, dimension: 2 },
      inRange: { color: [palette.hover, palette.breached] },
    },
    series: [
      {
        ...{ type: 'heatmap', data: cells },
        itemStyle: { borderColor: palette.panel, borderWidth: 2 },
        emphasis: { itemStyle: { borderColor: palette.ink } },
      },
    ],
  });

/** The share lost by each wait, in minutes, as steps. */
export const lossSteps =
  (curve: readonly LossPoint[]) =>
  (palette: Palette): EChartsCoreOption => ({
    ...{ grid: GRID, textStyle: WRITTEN },
    tooltip: { ...tooltip(palette), trigger: 'axis' },
    xAxis: { ...values(palette), min: 0, axisLabel: { ...text(palette), formatter: '{value} min' } },
    yAxis: { ...values(palette), min: 0, axisLabel: { ...text(palette), formatter: '{value} %' } },
    series: [
      {
        ...{ type: 'line', step: 'end', symbolSize: 7, cursor: 'pointer', lineStyle: { width: 2 } },
        color: palette.breached,
        areaStyle: { color: palette['breached-wash'] },
        data: [[0, 0], ...curve.map(({ waitedMs, share }) => [round(waitedMs / 60_000), round(share * 100)])],
      },
    ],
  });

const round = (value: number) => Math.round(value * 10) / 10;
