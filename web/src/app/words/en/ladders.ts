export const ladders = {
  tabs: 'Parts of this page',
  'tab.ladders': 'Ladders',
  'tab.rotas': 'Rotas',
  'tab.webhooks': 'Webhooks',
};
