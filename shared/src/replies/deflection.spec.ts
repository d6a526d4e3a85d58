import { describe, expect, it } from '@jest/globals';
import { isDeflection } from './deflection.js';

const ONLY_MOVE = [
  'DM us.',
  'Please DM us your account number. ^Ana',
  'Hi Ann, sorry to hear that! Please send us a private message so we can look into it. - Ana',
  '@115712 Please send us a Private Message so that we can further assist you. Just click ‘Message’ below.',
  "That doesn't sound right! DM us your name and postcode & we'll take a look. 🙏 ^JK",
  'We have sent you a DM.',
  'Hey Rick! Can you DM us your account’s email address or username? We’ll take a look backstage /ME https://t.co/x',
  'I can look into this video and audio issue. Can you please send me a DM with your address and phone number? -CF',
  'Thanks for the screenshot! Could you DM us your username?',
  'Thanks for reaching out. Please e-mail us at help@brand.example with your order number.',
  'Call us on 0800 123 456 and we will be happy to help.',
  'Sorry about this. Please contact our customer service team: https://brand.example/contact',
  'Hoi Ann, wat vervelend! Stuur ons even een privébericht met je klantnummer, dan kijken we mee. Groetjes, Bram',
  'Stuur ons een DM.',
  'Mail ons op help@merk.example, dan helpen we je graag verder. ^Bram',
  'Neem even contact op via een DM, alvast bedankt!',
  'Bonjour, contactez-nous en message privé. Merci, Chloé',
  'Bonjour Anne, nous sommes désolés. Envoyez-nous votre numéro de client en MP afin que nous puissions vous aider. ^Chloé',
  'I would need to get you into a private secured link to further assist.',
  'Écrivez-nous par message privé svp',
];

const ANSWER = [
  '',
  'We are on it. ^Ana',
  'Sorry to hear that! What exactly happens when you call? ^Ana',
  'The outage in your area ends at 18:00. DM us if it does not. ^Ana',
  'Please restart your modem. If that does not help, DM us.',
  'We fixed the line at 14:00, so please DM us if it still fails.',
  'Your refund of 20 euros was paid out today; mail us at help@brand.example if it is not there by Friday.',
  'Your refund of 20 euro is on its way please DM us if it is not there.',
  'Please restart your modem and DM us if it fails.',
  'Sorry, the line is cut in Main Street until noon. DM us with any questions.',
  'Our shop opens at 5 pm.',
  'Je monteur komt morgen tussen 8 en 12. Stuur ons een DM als dat niet past.',
  'De storing is verholpen. Werkt het nog niet? Mail ons dan.',
  'Herstart je modem, of stuur ons een DM.',
  'La panne est réparée. Sinon, contactez-nous en message privé.',
  'Votre remboursement part demain. Écrivez-nous en MP si besoin.',
  'Your account is secure.',
  'Your account is private.',
  'Nobody answers a DM from you.',
];

describe('a deflection', () => {
  it.each(ONLY_MOVE)('is an answer that only moves the talk elsewhere: %s', (text) => {
    expect(isDeflection(text)).toBe(true);
  });

  it.each(ANSWER)('is none where something is answered, or asked: %s', (text) => {
    expect(isDeflection(text)).toBe(false);
  });

  it('is judged in time that does not grow with the square of a text', () => {
    const began = performance.now();
    for (const part of ['dm us ', 'a', '1 ', '- ', 'hi ', 'our a a a ', 'neem u ', "'"])
      isDeflection(part.repeat(50_000 / part.length));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});
