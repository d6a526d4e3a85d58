import type { Words } from './words.js';

export const fr: Words = {
  clock: { first_response: 'Première réponse', next_response: 'Réponse suivante', resolution: 'Résolution' },
  units: ['j', 'h', 'min', 's'],
  late: (time) => `${time} de retard`,
  left: (time) => `échéance dans ${time}`,
  held: 'le temps est suspendu',
  rung: (rung) => `échelon ${rung}`,
  on: (account, channel) => `${account} (${channel})`,
  several: (count) => `${count} tickets`,
  andMore: (count) => (count === 1 ? 'Un autre est dans la file.' : `${count} autres sont dans la file.`),
  open: 'Ouvrir le ticket',
  why: (brand) =>
    `Vous recevez ce message parce qu’une échelle de ${brand} vous désigne. Il cesse quand le client a reçu une réponse.`,
  trial: (brand) => `Ceci est un message d’essai d’Evenhand pour ${brand}. Rien n’est en retard.`,
};
