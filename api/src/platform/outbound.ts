import type { IncomingMessage } from 'node:http';
import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import { useAgent } from 'request-filtering-agent';
import { Settings } from '../settings.js';
import { failureOf, OutboundFailure } from './outbound-failure.js';

export interface OutboundAnswer {
  readonly status: number;
  readonly text: string;
}

interface Question {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
const MOST_REDIRECTS = 3;

/**
 * The only way out over HTTP for addresses that people typed in. Asks public hosts alone, by the address that a name
 * was resolved to, unless `EVENHAND_ALLOW_PRIVATE_HOSTS` names the address, its network or the host.
 */
@Injectable()
export class Outbound {
  /** For the whole of it, redirects included. */
  protected readonly timeMs: number = 10_000;
  protected readonly mostBytes: number = 2 * 1024 * 1024;

  constructor(private readonly settings: Settings) {}

  /** Follows redirects on the same host. @throws OutboundFailure with a sentence that does not tell the address */
  async get(url: string): Promise<OutboundAnswer> {
    const signal = AbortSignal.timeout(this.timeMs);
    let at = checkedUrl(url);
    for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
      const answer = await this.ask(at, { method: 'GET' }, signal);
      if (!('location' in answer)) return answer;
      at = followed(at, answer.location);
    }
    throw new OutboundFailure('It redirects again and again.');
  }

  /** A redirect is an answer like any other. @throws OutboundFailure with a sentence that does not tell the address */
  post(
    url: string,
    { headers, body }: { headers: Readonly<Record<string, string>>; body: string | Buffer },
  ): Promise<OutboundAnswer> {
    return this.ask(checkedUrl(url), { method: 'POST', headers, body }, AbortSignal.timeout(this.timeMs));
  }

  private async ask(
    url: URL,
    question: Question,
    signal: AbortSignal,
  ): Promise<OutboundAnswer & { location?: string }> {
    try {
      const response = await responseTo(url, question, { signal, agent: this.agentFor(url) });
      const text = await textOf(response, this.mostBytes);
      const status = response.statusCode ?? 0;
      const { location } = response.headers;
      const isMoved = question.method === 'GET' && REDIRECTS.includes(status) && location !== undefined;
      return { status, text, ...(isMoved && { location }) };
    } catch (error) {
      throw failureOf(error, signal.aborted);
    }
  }

  private agentFor(url: URL) {
    const allowed = this.settings.EVENHAND_ALLOW_PRIVATE_HOSTS ?? [];
    return useAgent(url.protocol, {
      allowPrivateIPAddress: isIP(bare(url.hostname)) === 0 && allowed.includes(url.hostname),
      allowIPAddressList: allowed.filter((one) => one.includes('/') || isIP(one) !== 0),
    });
  }
}

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '');

function checkedUrl(text: string, base?: URL): URL {
  const url = URL.parse(text, base?.href);
  if (!url || !['http:', 'https:'].includes(url.protocol) || url.hostname === '')
    throw new OutboundFailure('The address does not begin with https:// or http://.');
  return url;
}

function followed(from: URL, location: string): URL {
  const to = checkedUrl(location, from);
  if (to.hostname !== from.hostname) throw new OutboundFailure('It redirects to another host.');
  if (from.protocol === 'https:' && to.protocol === 'http:')
    throw new OutboundFailure('It redirects from https to http.');
  return to;
}

function responseTo(
  url: URL,
  { method, headers, body }: Question,
  options: Pick<RequestOptions, 'signal' | 'agent'>,
): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    request(url, { method, headers: { 'user-agent': 'Evenhand', ...headers }, ...options })
      .on('response', resolve)
      .on('error', reject)
      .end(body);
  });
}

async function textOf(response: IncomingMessage, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) {
      response.destroy();
      throw new OutboundFailure('It answered more than we read.');
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
