import type { WordRule } from './word-rules.js';

/** What a brand starts with; `evenhand rule` edits it. First match wins, so the gravest stand on top. */
export const FIRST_RULES: readonly WordRule[] = [
  rule(
    'account taken over',
    'security',
    1,
    'hacked, hacker, taken over, into my account, stole my account, gehackt, piraté, piratée',
  ),
  rule('fraud', 'security', 1, 'fraud, scam, scammed, scammers, identity theft, oplichting, fraude, arnaque'),
  rule('safety', 'safety', 1, 'emergency, 911, 112, unsafe, danger, dangerous, noodgeval, urgence'),
  rule(
    'no service',
    'outage',
    2,
    'outage, outages, no service, no signal, no internet, without internet, is down, are down, went down, panne, ' +
      'storing, geen internet, pas d internet, plus d internet',
  ),
  rule(
    'billing',
    'billing',
    null,
    'contract, subscription, bill, bills, billed, billing, charge, charged, charges, overcharged, refund, refunded, invoice, payment, paid, ' +
      'price, factuur, rekening, abonnement, opgezegd, terugbetaling, facture, prélevé, résilié, contrat, remboursement',
  ),
  rule(
    'delivery',
    'delivery',
    null,
    'delivery, deliver, delivered, package, parcel, shipping, shipped, shipment, order, ordered, levering, pakje, ' +
      'livraison, colis, commande',
  ),
  rule(
    'travel',
    'travel',
    null,
    'flight, flights, luggage, baggage, boarding, gate, seat, train, trains, delay, delayed, vlucht, trein, vol',
  ),
  rule(
    'connection',
    'connection',
    null,
    'internet, wifi, wi fi, network, signal, broadband, router, modem, data, coverage, 4g, 5g, lte, landline, fibre, ' +
      'e sim, sim card, upload, download, roaming, netwerk, telefoon, vaste lijn, réseau, téléphone, ma ligne, la fibre, ' +
      'débit',
  ),
  rule(
    'signing in',
    'account',
    null,
    'log in, login, logged out, sign in, password, locked out, my account, account, wachtwoord, mot de passe, compte',
  ),
  rule(
    'slow or broken',
    'technical',
    null,
    'slow, broken, not working, doesn t work, won t work, stopped working, error, crash, crashes, crashing, bug, ' +
      'update, updated, app, website, traag, kapot, werkt niet, lent, marche pas',
  ),
  rule(
    'service',
    'service',
    null,
    'customer service, on hold, waiting, no answer, nobody answers, rude, support, store, agent, rep, klantendienst, ' +
      'service client, attente',
  ),
];

function rule(name: string, topic: string, severity: number | null, words: string): WordRule {
  return { name, topic, severity, words: words.split(', ') };
}
