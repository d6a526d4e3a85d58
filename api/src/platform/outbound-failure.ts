/** Why there was no answer, in a sentence that can be shown: it never tells the address, which may be a secret. */
export class OutboundFailure extends Error {}

const SENTENCES: Readonly<Record<string, string>> = {
  ENOTFOUND: 'There is no host of that name.',
  EAI_AGAIN: 'The name of the host could not be looked up.',
  ECONNREFUSED: 'The host does not take connections there.',
  ECONNRESET: 'The host broke the connection off.',
  EPROTO: 'The host does not speak https there.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ENETUNREACH: 'The host cannot be reached.',
  ETIMEDOUT: 'The host did not answer in time.',
  CERT_HAS_EXPIRED: 'The certificate of the host has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'The certificate of the host is signed by nobody we trust.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'The certificate of the host is signed by nobody we trust.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'The certificate of the host is for another name.',
};

const PRIVATE = /is not allowed\. Because/;

export function failureOf(error: unknown, isTooLate: boolean): OutboundFailure {
  if (error instanceof OutboundFailure) return error;
  return new OutboundFailure(isTooLate ? 'The host did not answer in time.' : sentenceOf(error));
}

/** With several addresses to one name, the errors of all come together: the first speaks for them. */
function sentenceOf(error: unknown): string {
  const { errors } = error as { errors?: readonly unknown[] };
  const { message, code = '' } = (errors?.[0] ?? error) as NodeJS.ErrnoException;
  if (PRIVATE.test(message))
    return 'The host is in a private network, or this machine. The setting EVENHAND_ALLOW_PRIVATE_HOSTS can allow that.';
  if (code.startsWith('HPE_')) return 'What it answered is not HTTP.';
  return SENTENCES[code] ?? 'The host could not be asked.';
}
