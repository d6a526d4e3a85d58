import { Refusal } from '../../../platform/refusal.js';

/**
 * An address that messages can be sent to. Without encryption, whoever listens on the way could read them: that is for
 * an installation's own network alone.
 * @param privateHosts those that the installation allows
 * @throws Refusal
 */
export function checkedWebhookUrl(text: string, privateHosts: readonly string[] = []): URL {
  const url = URL.parse(text.trim());
  const protocols = privateHosts.length > 0 ? ['https:', 'http:'] : ['https:'];
  if (!url || !protocols.includes(url.protocol) || url.hostname === '')
    throw wrong('begins with https:// and names a host');
  if (url.username + url.password !== '') throw wrong('has no name or password in it');
  url.hash = '';
  return url;
}

const wrong = (problem: string) =>
  new Refusal('url-wrong', `A webhook’s address ${problem}.`, 422, [{ field: 'url', problem }]);
