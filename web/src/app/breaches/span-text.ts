export interface NumberSpanText {
  readonly from: number;
  readonly to: number | null;
}

/** As the address says it. */
export const spanText = ({ from, to }: NumberSpanText) => `${from}-${to ?? ''}`;

export function spanFrom(text: string): NumberSpanText {
  const [from = '', to = ''] = text.split('-');
  return { from: Number(from), to: to === '' ? null : Number(to) };
}
