/** Why a letter was not taken, and whose fault that is. */
export interface MailFailure {
  /** The server's answer, or what went wrong before there was one. */
  message: string;
  /** For the log: nodemailer's code, the SMTP command and the server's code, where there are any. */
  code: string;
  /**
   * `refused`: the recipient is refused for good. `deferred`: the recipient is refused for now. `ours`: the mail server
   * is away, or refuses the portal itself or what it sends; no recipient can help that.
   */
  kind: "refused" | "deferred" | "ours";
}

interface SmtpError {
  message?: string;
  response?: string;
  responseCode?: number;
  code?: string;
  command?: string;
}

const NO_SUCH_MAILBOX = new Set([550, 551, 553]);
/** Address and mailbox (RFC 3463): unknown, moved, badly written, disabled. Class 7, a policy, is about the sender. */
const ENHANCED_OF_RECIPIENT = /\b5\.(1\.[0-36-9]|1\.10|2\.1)\b/;
const ENHANCED = /\b[245]\.\d{1,3}\.\d{1,3}\b/;
const ABOUT_THE_SENDER =
  /relay|authenti|sender|spf|dkim|dmarc|polic|block|blacklist|listed|denied|not (allowed|permitted)|spam|reputation|too many|rate/i;

function isRecipientRefused({ responseCode = 0, response, message }: SmtpError): boolean {
  const answer = response ?? message ?? "";
  if (!NO_SUCH_MAILBOX.has(responseCode) || ABOUT_THE_SENDER.test(answer)) return false;
  return !ENHANCED.test(answer) || ENHANCED_OF_RECIPIENT.test(answer);
}

/** Reads what nodemailer threw. When in doubt the fault is ours and the letter is tried again. */
export function judgeFailure(error: unknown): MailFailure {
  const smtp: SmtpError = typeof error === "object" && error !== null ? error : { message: String(error) };
  const { message = "no reason given", responseCode, code, command } = smtp;
  const codes = [code, command, responseCode].filter(Boolean).join(" ") || "unknown";
  const isAboutRecipient = command === "RCPT TO" && responseCode !== undefined;
  const kind = !isAboutRecipient ? "ours" : responseCode < 500 ? "deferred" : kindOfRefusal(smtp);
  return { message, code: codes, kind };
}

function kindOfRefusal(error: SmtpError): MailFailure["kind"] {
  return isRecipientRefused(error) ? "refused" : "ours";
}
