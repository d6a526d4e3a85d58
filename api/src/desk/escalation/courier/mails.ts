import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createTransport } from 'nodemailer';
import { DataSource } from 'typeorm';
import { Settings } from '../../../settings.js';
import type { Carried } from './bundle.js';
import { again, type Carrier, failed } from './carrier.js';
import type { Letter } from './lines-of.js';
import { Links } from './links.js';
import { htmlBody, plainBody } from './mail-body.js';
import { wordingOf } from './messages/wording.js';

/** How long the server may be silent at each step. */
const PATIENCE = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 15_000,
  dnsTimeout: 10_000,
};

/** For all steps together: below the lease, or another node would send it once more meanwhile. */
const MOST_MS = 45_000;

interface SmtpError extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly syscall?: string;
}

/** Notices by e-mail. */
@Injectable()
export class Mails implements Carrier {
  private readonly transport;

  constructor(
    @InjectDataSource('desk') private readonly desk: DataSource,
    private readonly settings: Settings,
    private readonly links: Links,
  ) {
    const url = settings.EVENHAND_SMTP_URL;
    this.transport = url
      ? createTransport({
          url,
          ...PATIENCE,
          requireTLS: mustEncrypt(url),
          disableFileAccess: true,
          disableUrlAccess: true,
        })
      : null;
  }

  async carry(letter: Letter, personId: string): Promise<Carried> {
    const [person] = await this.desk.query<{ email: string }[]>(
      'select email from people.person where id = $1',
      [personId],
    );
    if (!person || !this.transport) return failed('no means', 'There is no mail server to send by.');
    try {
      const mail = { ...this.mailTo(person.email, letter), signal: AbortSignal.timeout(MOST_MS) };
      await this.transport.sendMail(mail);
      return { kind: 'sent' };
    } catch (error) {
      return endingOf(error as SmtpError);
    }
  }

  private mailTo(address: string, letter: Letter) {
    const wording = wordingOf(letter);
    const linkTo = (ticketId: string) => this.links.to(letter.brandId, ticketId);
    return {
      from: this.settings.EVENHAND_MAIL_FROM,
      to: { name: '', address },
      subject: wording.subject,
      text: plainBody(wording, linkTo),
      html: htmlBody(letter, wording, linkTo),
      messageId: `<${letter.id}@evenhand>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      list: { id: { url: `notices.${letter.brandId}.evenhand`, comment: letter.brand } },
    };
  }
}

/** A password goes over no line that others can read, unless the address says that it may. */
const mustEncrypt = (url: string) => new URL(url).username !== '' && !/[?&]requireTLS=false\b/.test(url);

/**
 * Whom we write to, or what we write, may be refused for good. What is wrong between the server and us, a password say,
 * is ours to mend: it is no reason to give a person up.
 */
function endingOf({ code = '', command, responseCode = 0, syscall, message }: SmtpError): Carried {
  const reason = message.slice(0, 500);
  const isAboutUs = command === 'MAIL FROM' || !ABOUT_THE_MAIL.includes(code);
  if (responseCode >= 500 && !isAboutUs) return failed('mail refused', reason);
  if (responseCode > 0) return again(isAboutUs ? 'mail server refuses us' : 'mail put off', reason, false);
  if (code === 'EENVELOPE') return failed('address wrong', reason);
  return again('no mail server', reason, syscall !== 'connect' && code !== 'EDNS');
}

const ABOUT_THE_MAIL = ['EENVELOPE', 'EMESSAGE'];
