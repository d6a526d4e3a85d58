export const notices = {
  bell: 'Meldingen',
  'bell.one': '{{ n }} nieuwe melding',
  'bell.other': '{{ n }} nieuwe meldingen',
  title: 'Meldingen',
  'see-all': 'Alles als gezien markeren',
  new: 'Nieuw',
  over: 'voorbij',
  late: '{{ time }} te laat',
  left: 'nog {{ time }}',
  held: 'aangehouden',
  rung: 'trede {{ n }}',
  more: 'Eerdere tonen',
  none: 'U bent nog bij geen ticket geroepen.',
  reading: 'De meldingen worden gelezen…',
  push: 'Meld het ook als de browser gesloten is',
  'push.denied':
    'Uw browser staat het niet toe. Sta eerst meldingen voor deze pagina toe in de instellingen.',
};
