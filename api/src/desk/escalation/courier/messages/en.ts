import type { Words } from './words.js';

export const en: Words = {
  clock: { first_response: 'First response', next_response: 'Next response', resolution: 'Resolution' },
  units: ['d', 'h', 'min', 's'],
  late: (time) => `${time} late`,
  left: (time) => `due in ${time}`,
  held: 'its time stands still',
  rung: (rung) => `rung ${rung}`,
  on: (account, channel) => `${account} (${channel})`,
  several: (count) => `${count} tickets`,
  andMore: (count) => (count === 1 ? 'One more is in the queue.' : `${count} more are in the queue.`),
  open: 'Open the ticket',
  why: (brand) =>
    `You get this because a ladder of ${brand} names you. It ends when the customer has been answered.`,
  trial: (brand) => `This is a trial message of Evenhand for ${brand}. Nothing is late.`,
};
