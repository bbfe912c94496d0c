import nodemailer from "nodemailer";
import type { Config } from "./config.server.ts";
import { withEndLink } from "./end-links.server.ts";
import type { Logger } from "./logger.server.ts";
import { judgeFailure, type MailFailure } from "./mail-failure.ts";
import { openLetter } from "./sealed-secrets.server.ts";

export interface MailToSend {
  id: string;
  recipient: string;
  subject: string;
  text: string;
  html: string;
  sealedSecret: string | null;
  ends: string | null;
}

export interface MailTransport {
  /** Null when the letter was taken. */
  send(mail: MailToSend): Promise<MailFailure | null>;
  close(): void;
}

const UNREADABLE: MailFailure = {
  message: "the link was sealed with another SECRET",
  code: "sealed",
  kind: "refused",
};

/** How many letters are sent at the same time. */
export const CONNECTIONS = 2;

function smtpTransport(config: Config, smtpUrl: string): MailTransport {
  const transporter = nodemailer.createTransport(
    {
      url: smtpUrl,
      pool: true,
      maxConnections: CONNECTIONS,
      connectionTimeout: 15_000,
      greetingTimeout: 15_000,
      socketTimeout: 60_000,
    },
    { from: config.mailFrom, disableFileAccess: true, disableUrlAccess: true },
  );
  const domain = new URL(config.origin).hostname;
  return {
    async send(mail) {
      const opened = openLetter(config, mail);
      if (!opened) return UNREADABLE;
      const { id, recipient, subject, text, html, headers } = withEndLink(config, opened);
      try {
        // An address object cannot smuggle a second recipient in.
        await transporter.sendMail({
          messageId: `<${id}@${domain}>`,
          to: { name: "", address: recipient },
          subject,
          text,
          html,
          headers: { "Auto-Submitted": "auto-generated", ...headers },
        });
        return null;
      } catch (error) {
        return judgeFailure(error);
      }
    },
    close: () => transporter.close(),
  };
}

/**
 * SMTP when SMTP_URL is set. Without it a letter counts as delivered to the mail log, where administrators read it, and
 * in development it is printed too.
 */
export function createMailTransport(config: Config, logger: Logger): MailTransport {
  if (config.smtpUrl) return smtpTransport(config, config.smtpUrl);
  return {
    async send(mail) {
      const { recipient, subject, text } = withEndLink(config, openLetter(config, mail) ?? mail);
      if (config.mode === "development") console.log(`\n--- to ${recipient}: ${subject}\n${text}\n---`);
      logger.debug("no SMTP server is set: the letter stays in the mail log");
      return null;
    },
    close() {},
  };
}
