export const session = {
  'sign-in.title': 'Connexion à Evenhand',
  promise: 'La même horloge pour chaque plainte, qui que soit la personne qui se plaint.',
  email: 'E-mail',
  password: 'Mot de passe',
  'sign-in': 'Se connecter',
  'signing-in': 'Connexion…',
  'to-sign-in': 'Vers l’écran de connexion',
  'no-answer': 'Le serveur ne répond pas. Réessayez dans un instant.',
  'try-again': 'Réessayer',

  'role.agent': 'agent',
  'role.manager': 'responsable',
  'role.auditor': 'auditeur',
  'role.admin': 'administrateur',
  role: 'Rôle',
  brand: 'Marque',
  'brand.hint': 'L’entreprise dont les clients se plaignent. Il peut y en avoir plusieurs.',
  name: 'Votre nom',
  'name.hint': 'Les clients le voient sous vos réponses : personne ne répond anonymement.',

  'no-brand': 'Pas encore de marque',
  'no-brand.ask':
    'Vous êtes connecté, mais vous n’appartenez à aucune marque. Demandez à un administrateur de vous ajouter, puis rechargez cette page.',
  'not-for-role': 'Pas pour votre rôle',
  'not-for-role.why':
    'Vous êtes {{ role }} chez {{ brand }}, et cet écran appartient à un autre rôle. Un administrateur peut changer le vôtre.',
  'not-your-brand': 'Pas une de vos marques',
  'not-your-brand.why': 'Cette marque n’existe pas, ou vous n’en faites pas partie.',
  'to-own-screen': 'Vers votre écran',
  nowhere: 'Il n’y a rien ici',
  'nowhere.why':
    'Cette adresse ne mène nulle part dans Evenhand. Elle est peut-être incomplète ou mal saisie.',
  'nobody-yet': 'Personne ne travaille encore ici',
  'nobody-yet.where':
    'L’adresse qui crée le premier administrateur se trouve dans le terminal où Evenhand a été démarré.',
  audit: 'Rien à auditer ici pour l’instant',
  'audit.now':
    'Chaque prise en charge, réponse, retard et changement de droits est déjà consigné dans un registre que personne ne peut modifier sans que cela se voie.',
  'audit.later':
    'Les rapports qui le lisent viendront avec les prochaines versions : si les personnes ayant une audience ont reçu des réponses plus vite, et la preuve que le registre est intact.',

  demo: 'Essayer la démo',
  'demo.why':
    'Un opérateur télécom fictif. Ses gens et ses plaintes sont inventés, et chacun peut s’y promener à la place de l’un d’eux.',
  'try-as': 'Essayer en tant que {{ name }} ({{ role }})',
  'demo.board': 'Ouvrir son tableau public, où les clients se plaignent',
  'demo.load': 'Charger la démo',
  'demo.loading': 'Chargement de la démo : {{ n }} %',
  'demo.loaded': 'La démo est chargée.',
  'demo.without': 'Commencer à vide',
  'demo.offer':
    'La démo est un opérateur télécom inventé, avec des plaintes en trois langues qui continuent d’arriver. C’est une marque à part, distincte de la vôtre.',
  'demo.then': 'Déconnectez-vous pour l’essayer comme l’une de ses personnes.',
  'demo.as-self': 'Continuer en votre nom',

  'welcome.looking': 'Recherche de votre invitation…',
  'welcome.no-token': 'Cette adresse n’est pas complète',
  'welcome.no-token.why':
    'Le secret d’une invitation se trouve derrière le # et n’est lu qu’une fois. Ouvrez de nouveau l’adresse telle que vous l’avez reçue.',
  'welcome.gone': 'Cette invitation n’est plus valable',
  'welcome.gone.why': 'Elle a été utilisée, retirée ou a expiré.',
  'welcome.gone.ask':
    'Si vous l’avez déjà acceptée, connectez-vous. Sinon, demandez-en une nouvelle à la personne qui vous a invité.',
  'welcome.no-answer': 'L’invitation n’a pas pu être lue',
  'welcome.first': 'Bienvenue dans Evenhand',
  'welcome.first.why':
    'Personne ne travaille encore ici. Vous devenez l’administrateur, qui invite tous les autres.',
  'welcome.invited': 'Bienvenue, {{ name }}',
  'welcome.invited.why': 'Vous êtes invité à travailler ici. Choisissez un mot de passe, et c’est fait.',
  'welcome.known.why': 'Vous travaillez déjà ici. Donnez votre mot de passe, et cette marque s’ajoute.',
  'welcome.make': 'Devenir l’administrateur',
  'welcome.accept': 'Accepter l’invitation',
  'welcome.accepting': 'Un instant…',
  'welcome.done': 'C’est fait',
  'welcome.demo':
    'Voulez-vous d’abord le voir à l’œuvre ? La démo apporte un opérateur télécom inventé, avec des plaintes en trois langues qui continuent d’arriver sous vos yeux. C’est une marque à part, séparée de la vôtre.',

  'password.new': 'Nouveau mot de passe',
  'password.own': 'Votre mot de passe',
  'password.rule': 'Au moins {{ n }} caractères. Le mieux est une phrase à laquelle vous seul penseriez.',
  'strength.short': 'Trop court',
  'strength.fair': 'Passable : plus long serait mieux',
  'strength.good': 'Bon',
  'strength.strong': 'Solide',
  'password.change': 'Changer le mot de passe',
  'password.change.why': 'Toutes vos autres sessions prennent fin avec lui.',
  'password.changed': 'Votre mot de passe est changé.',
  'password.old': 'Mot de passe actuel',

  sessions: 'Vos sessions',
  'sessions.why':
    'Là où vous êtes connecté. Fermez ce que vous ne connaissez pas et changez votre mot de passe.',
  'sessions.reading': 'Lecture de vos sessions',
  device: '{{ browser }} sur {{ system }}',
  'device.unknown': 'Appareil inconnu',
  'this-one': 'celle-ci',
  from: 'depuis {{ address }}',
  opened: 'Connexion',
  seen: 'Vue',
  expires: 'Fin',
  end: 'Fermer',
  'end.named': 'Fermer la session sur {{ device }}',
  'end-others': 'Fermer les {{ n }} autres',
};
