import type { Words } from './words.js';

export const nl: Words = {
  clock: { first_response: 'Eerste antwoord', next_response: 'Volgend antwoord', resolution: 'Oplossing' },
  units: ['d', 'u', 'min', 's'],
  late: (time) => `${time} te laat`,
  left: (time) => `nog ${time}`,
  held: 'de tijd staat stil',
  rung: (rung) => `trede ${rung}`,
  on: (account, channel) => `${account} (${channel})`,
  several: (count) => `${count} tickets`,
  andMore: (count) =>
    count === 1 ? 'Er staat er nog één in de wachtrij.' : `Er staan er nog ${count} in de wachtrij.`,
  open: 'Open het ticket',
  why: (brand) =>
    `U krijgt dit omdat een ladder van ${brand} u noemt. Het houdt op zodra de klant antwoord heeft.`,
  trial: (brand) => `Dit is een proefbericht van Evenhand voor ${brand}. Er is niets te laat.`,
};
