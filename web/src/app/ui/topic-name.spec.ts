import { words as fr } from '../words/fr.js';
import { topicName } from './topic-name.js';

const t = (key: string) => (fr.ui as Record<string, string>)[key.replace('ui.', '')] ?? key;

describe('a topic', () => {
  it('is named in the reader’s language where Evenhand came with it', () => {
    expect(topicName('billing', t)).toBe('Facturation');
    expect(topicName('other', t)).toBe('Autre');
  });

  it('is otherwise as the brand wrote it, with a capital', () => {
    expect(topicName('éclairs & co', t)).toBe('Éclairs & co');
    expect(topicName('', t)).toBe('');
  });
});
