import { visibleText } from './visible-text.js';

describe('visibleText', () => {
  it('shows an override instead of obeying it', () => {
    expect(visibleText('pay \u202efdp.exe')).toBe('pay ⟦RLO⟧fdp.exe');
  });

  it('leaves ordinary text of any script alone', () => {
    expect(visibleText('שלום, été 👋')).toBe('שלום, été 👋');
  });
});
