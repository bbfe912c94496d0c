import type { TFunction } from "i18next";
import { type LetterAbout, LETTERS, type SubjectValues } from "#app/features/letters/kinds.ts";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter, type Letter, type LetterFrame } from "#app/features/letters/letter.ts";

export interface Sender extends LetterFrame {
  /** Scheme and host every link begins with. */
  origin: string;
}

interface Words<Kind extends LetterAbout<"user">> {
  kind: Kind;
  name: string | null;
  paragraphs: string[];
  /** Path of the link, from the root. */
  path?: string;
  values: SubjectValues<Kind>;
}

function letter<Kind extends LetterAbout<"user">>(
  sender: Sender,
  { kind, name, paragraphs, path, values }: Words<Kind>,
): Letter {
  const { t, origin } = sender;
  const [reader] = LETTERS[kind].readers;
  return composeLetter(
    { ...sender, reader, name },
    {
      subject: subjectOf(t, kind, values),
      paragraphs,
      action: path ? { label: linkOf(t, kind), url: origin + path } : undefined,
    },
  );
}

/** Where somebody keeps the tokens of their programs. */
const TOKENS_PATH = "/account/tokens";

interface WithLink {
  name: string;
  /** When the link ends, written out. */
  until: string;
  path: string;
}

/** To a new account: the link that proves the address. */
export function verificationLetter(sender: Sender, { name, until, path }: WithLink): Letter {
  const { t } = sender;
  const paragraphs = [
    t("accounts-mail:verify.text"),
    `${t("accounts-mail:link_until", { until })} ${t("accounts-mail:verify.later")}`,
    t("accounts-mail:not_you"),
  ];
  return letter(sender, { kind: "account-verify", values: {}, name, path, paragraphs });
}

/** To an address that has an account already, when somebody signs up with it again. */
export function knownAddressLetter(sender: Sender, { name }: { name: string }): Letter {
  const { t } = sender;
  const paragraphs = [t("accounts-mail:known.text"), t("accounts-mail:not_you")];
  return letter(sender, { kind: "account-known", values: {}, name, path: "/forgot-password", paragraphs });
}

/** The link for a new password. */
export function resetLetter(sender: Sender, { name, until, path }: WithLink): Letter {
  const { t } = sender;
  const link = t("accounts-mail:link_until", { until });
  const paragraphs = [`${t("accounts-mail:reset.text")} ${link}`, t("accounts-mail:not_you")];
  return letter(sender, { kind: "account-reset", values: {}, name, path, paragraphs });
}

/** After a password was changed, so that a stranger's change is noticed. */
export function passwordChangedLetter(sender: Sender, { name, date }: { name: string; date: string }): Letter {
  const { t } = sender;
  const paragraphs = [t("accounts-mail:changed_password.text", { date }), t("accounts-mail:not_you_act")];
  return letter(sender, { kind: "account-changed-password", values: {}, name, path: "/forgot-password", paragraphs });
}

/** To the new address: the link that puts it into force. */
export function newAddressLetter(sender: Sender, { name, until, path }: WithLink): Letter {
  const { t } = sender;
  const link = t("accounts-mail:link_until", { until });
  const paragraphs = [`${t("accounts-mail:change_email.text")} ${link}`, t("accounts-mail:not_you")];
  return letter(sender, { kind: "account-change-email", values: {}, name, path, paragraphs });
}

interface ChangeNotice extends WithLink {
  date: string;
}

/** To the present address, as soon as a change is asked for. */
export function addressChangeAskedLetter(sender: Sender, { name, date, until, path }: ChangeNotice): Letter {
  const { t } = sender;
  const paragraphs = [t("accounts-mail:change_email_asked.text", { date }), t("accounts-mail:not_you_stop", { until })];
  return letter(sender, { kind: "account-change-asked", values: {}, name, path, paragraphs });
}

/** To the former address, once the new one is in force. */
export function addressChangedLetter(sender: Sender, { name, date, until, path }: ChangeNotice): Letter {
  const { t } = sender;
  const paragraphs = [t("accounts-mail:changed_email.text", { date }), t("accounts-mail:not_you_stop", { until })];
  return letter(sender, { kind: "account-email-changed", values: {}, name, path, paragraphs });
}

/** The last letter of an account. */
export function accountClosedLetter(sender: Sender, { name, date }: { name: string; date: string }): Letter {
  return letter(sender, {
    kind: "account-closed",
    values: {},
    name,
    paragraphs: [sender.t("accounts-mail:left.text", { date })],
  });
}

interface TokenNews {
  name: string;
  /** The name its owner gave the token. */
  token: string;
}

/** To the owner of a new token, so that one made by a stranger is noticed. */
export function tokenMadeLetter(
  sender: Sender,
  { name, token, ...made }: TokenNews & { date: string; scopes: string; until: string },
): Letter {
  const { t } = sender;
  const paragraphs = [t("accounts-mail:token_made.text", { token, ...made }), t("accounts-mail:token_made.not_you")];
  return letter(sender, { kind: "account-token_made", values: { token }, name, path: TOKENS_PATH, paragraphs });
}

/** Some days before a token runs out. */
export function tokenEndingLetter(sender: Sender, { name, token, day }: TokenNews & { day: string }): Letter {
  const { t } = sender;
  const paragraphs = [t("accounts-mail:token_ending.text", { token, day }), t("accounts-mail:token_ending.anew")];
  return letter(sender, { kind: "account-token_ending", values: { token, day }, name, path: TOKENS_PATH, paragraphs });
}

/** To the owner of a token that an administrator has ended. */
export function tokenEndedLetter(sender: Sender, { name, token, date }: TokenNews & { date: string }): Letter {
  const { t } = sender;
  const paragraphs = [t("accounts-mail:token_ended.text", { token, date }), t("accounts-mail:token_ended.ask")];
  return letter(sender, { kind: "account-token_ended", values: { token }, name, path: TOKENS_PATH, paragraphs });
}

interface Invitation extends InvitationFrom {
  /** Whom an application has named, and the head who confirmed it; left out for anybody else. */
  named?: Named;
  /** When the link ends, written out. */
  until: string;
  path: string;
}

export interface Named {
  name: string;
  head: string;
}

interface InvitationFrom {
  association: string;
  role: string;
  /** For which institution; null for a role of the association. */
  institution: string | null;
  /** The person who invites; null for the association itself. */
  inviter: string | null;
}

/**
 * Who invites, for which institution, as what: the words of the letter and of its page. The association itself invites to
 * an institution when it has admitted it.
 */
export function invitationSentence(t: TFunction, { inviter, institution, ...names }: InvitationFrom): string {
  const kind = inviter
    ? institution
      ? "person_for_institution"
      : "person"
    : institution
      ? "admission"
      : "association";
  return t(`accounts-mail:invitation.by_${kind}`, { inviter, institution, ...names });
}

/** Asks somebody to take a role; the link works once. */
export function invitationLetter(sender: Sender, { named, until, path, ...from }: Invitation): Letter {
  const { t } = sender;
  const paragraphs = [
    invitationSentence(t, from),
    named ? t(`accounts-mail:invitation.${named.head ? "named_by" : "named"}`, { head: named.head }) : "",
    t("accounts-mail:link_until", { until }),
    t("accounts-mail:not_expected"),
  ];
  return letter(sender, {
    kind: "account-invitation",
    name: named?.name ?? null,
    path,
    paragraphs,
    values: { role: [from.role, from.institution].filter(Boolean).join(" – ") },
  });
}
