export const ladders = {
  tabs: 'Delen van deze pagina',
  'tab.ladders': 'Ladders',
  'tab.rotas': 'Beurtrollen',
  'tab.webhooks': 'Webhooks',
};
