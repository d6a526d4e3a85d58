export const ladders = {
  tabs: 'Parties de cette page',
  'tab.ladders': 'Échelles',
  'tab.rotas': 'Tours de garde',
  'tab.webhooks': 'Webhooks',
};
