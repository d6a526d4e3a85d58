import { BlockList, isIP } from 'node:net';
import { Refusal } from '../refusal.js';

/** Whether the address of a peer is that of a proxy whose X-Forwarded-* count. */
export type IsTrusted = (address: string | undefined) => boolean;

const NAMED: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

/** @param proxies addresses, networks (`10.0.0.0/8`), or the networks' names. @throws Refusal where one is neither. */
export function trustIn(proxies: readonly string[]): IsTrusted {
  const trusted = new BlockList();
  for (const proxy of proxies.flatMap((one) => NAMED[one] ?? one)) trust(trusted, proxy);
  return (address = '') => isIP(address) !== 0 && trusted.check(address, familyOf(address));
}

function trust(trusted: BlockList, proxy: string): void {
  const [address = '', bits = isIP(address) === 6 ? '128' : '32'] = proxy.split('/');
  try {
    trusted.addSubnet(address, /^\d+$/.test(bits) ? Number(bits) : -1, familyOf(address));
  } catch {
    throw new Refusal('settings-wrong', `TRUSTED_PROXIES: "${proxy}" is no address and no network.`, 400);
  }
}

const familyOf = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');
