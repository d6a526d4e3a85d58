export const notices = {
  bell: 'Avis',
  'bell.one': '{{ n }} nouvel avis',
  'bell.other': '{{ n }} nouveaux avis',
  title: 'Avis',
  'see-all': 'Tout marquer comme vu',
  new: 'Nouveau',
  over: 'terminé',
  late: '{{ time }} de retard',
  left: 'reste {{ time }}',
  held: 'suspendu',
  rung: 'échelon {{ n }}',
  more: 'Afficher les précédents',
  none: 'Vous n’avez encore été appelé pour aucun ticket.',
  reading: 'Lecture des avis…',
  push: 'M’avertir aussi quand le navigateur est fermé',
  'push.denied':
    'Votre navigateur ne le permet pas. Autorisez d’abord les notifications de cette page dans ses réglages.',
};
