import type { LadderChoices } from '@evenhand/shared/wire/ladders';
import type { RungDraft } from './rung-draft.js';

/** What a language needs to read a ladder back. */
export interface Speaker {
  word(key: string, values?: Readonly<Record<string, unknown>>): string;
  list(parts: readonly string[]): string;
  minutes(minutes: number): string;
}

/** A ladder in words, a sentence for each rung. */
export function sentences(
  rungs: readonly RungDraft[],
  choices: LadderChoices | null,
  speaker: Speaker,
): string[] {
  return rungs.map((rung) => {
    const { repeatMinutes } = rung;
    const said = {
      when: whenText(rung, speaker),
      whom: whomText(rung, choices, speaker),
      ways: rung.whom === 'webhook' ? '' : speaker.list(waysOf(rung, choices, speaker)),
    };
    const kind = rung.whom === 'webhook' ? 'room' : 'person';
    if (repeatMinutes === null) return speaker.word(`ladders.say.${kind}`, said);
    return speaker.word(`ladders.say.${kind}.repeat`, { ...said, n: speaker.minutes(repeatMinutes) });
  });
}

function whenText({ when, amount }: RungDraft, speaker: Speaker): string {
  return speaker.word(`ladders.say.${when}`, { n: when === 'percent' ? amount : speaker.minutes(amount) });
}

function whomText({ whom, named }: RungDraft, choices: LadderChoices | null, speaker: Speaker): string {
  const name = whom === 'role' ? speaker.word(`session.role.${named || 'manager'}`) : nameIn(choices, named);
  return speaker.word(`ladders.say.whom.${whom}`, { name: name || '…' });
}

function waysOf({ by, room }: RungDraft, choices: LadderChoices | null, speaker: Speaker): string[] {
  return by.map((way) => speaker.word(`ladders.say.way.${way}`, { room: nameIn(choices, room) || '…' }));
}

function nameIn(choices: LadderChoices | null, id: string): string {
  const all = [...(choices?.people ?? []), ...(choices?.rotas ?? []), ...(choices?.webhooks ?? [])];
  return all.find((one) => one.id === id)?.name ?? '';
}
