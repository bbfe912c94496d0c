import type { Viewer } from "#app/features/accounts/viewer.ts";
import { lineOf } from "#app/i18n/isolate.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import { directionOf, ownNameOf } from "#app/i18n/locale.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { getLocalizedAssociation } from "#app/platform/association.server.ts";
import type { PdfBlock } from "#app/platform/pdf-document.ts";
import { printPdf } from "#app/platform/pdf.server.ts";
import type { Services } from "#app/platform/services.server.ts";
import type { Reader } from "#db/index.server.ts";
import type { Locale } from "#db/locales.ts";
import type { BallotItem, ItemResult } from "../ballot/ballot-model.ts";
import { viewBallots } from "../ballot/ballot-view.server.ts";
import { listItems } from "../session/agenda.server.ts";
import type { SessionRow } from "../session/change-session.server.ts";
import { proposalWords } from "../session/proposal-words.ts";
import { listRoll } from "../session/roll.server.ts";
import { sessionTitle } from "#app/features/agenda/session-title.server.ts";

type T = ReturnType<typeof translator>;

interface Asked {
  session: SessionRow;
  viewer: Viewer;
  locale: Locale;
}

const field = (label: string, value: string): PdfBlock[] =>
  value === "" ? [] : [{ kind: "field", label, value, depth: 0 }];
const lines = (texts: readonly string[]) => texts.join("\n");

/** The minutes of a session in their order: who may vote, by which rules, and of each item the proposal, the votes by name and the result. */
export async function minutesOf(db: Reader, { session, viewer, locale }: Asked): Promise<PdfBlock[]> {
  const t = translator(locale);
  const items = await viewBallots(db, { session, items: await listItems(db, session.id), viewer, locale });
  const roll = await listRoll(db, session.id);
  const names = roll.map(({ name, isChair }) => (isChair ? `${name} (${t("vocabulary:role.chair")})` : name));
  const moment = (at: Date | null) => (at ? formatDateTime(at, locale) : "");
  return [
    ...field(t("council:minutes.opened"), moment(session.openedAt)),
    ...field(t("council:minutes.closed"), moment(session.closedAt)),
    ...field(t("council:minutes.announced"), moment(session.announcedAt)),
    ...field(t("council:minutes.roll", { count: roll.length }), lines(names)),
    ...field(t("council:minutes.rules"), rulesInWords(session, t)),
    ...items.flatMap((item) => itemBlocks(item, t)),
    ...field(t("council:minutes.roll_hash"), session.rollHash ?? ""),
    ...field(t("council:minutes.seal"), session.seal ?? ""),
  ];
}

function rulesInWords({ rules }: SessionRow, t: T): string {
  const most = rules.mostAgainst === null ? [] : [t("council:rules.most_against", { count: rules.mostAgainst })];
  return lines([
    `${t("council:rules.quorum")}: ${t(`vocabulary:share.${rules.quorum}`)}`,
    `${t("council:rules.share")}: ${t(`vocabulary:share.${rules.share}`)}. ${t("council:rules.share_help")}`,
    ...most,
    ...(rules.mayDefer ? [t("council:rules.may_defer")] : []),
  ]);
}

function itemBlocks({ position, number, matter, proposal, result, summary, paper }: BallotItem, t: T): PdfBlock[] {
  const name = matter ? lineOf([matter.name, number], " · ") : t("council:item.hidden");
  const heading: PdfBlock = { kind: "heading", text: `${position}. ${name}` };
  if (!result || !proposal) return [heading, ...notShown(paper, t)];
  const { count, verdict, consequence, left } = result;
  const part = count.for + count.against + count.deferred + count.abstained;
  const quorum = { part, entitled: count.entitled, quorum: count.quorum };
  return [
    heading,
    ...field(
      t(matter?.kind === "application" ? "council:item.recommended" : "council:item.proposed"),
      proposalWords(t, proposal),
    ),
    ...motionText(summary, t),
    ...votesByName(result, t),
    ...field(
      t("council:minutes.result"),
      lines(
        left?.isBefore
          ? [t(`council:left.before_${left.how}`)]
          : [
              [
                ...(consequence === "adopt" || consequence === "reject" ? [] : [t(`vocabulary:verdict.${verdict}`)]),
                t(left ? `council:left.after_${left.how}` : `council:consequence.${consequence}`),
              ].join(". "),
              t(count.isQuorate ? "council:count.quorate" : "council:count.not_quorate", quorum),
              t("council:count.needed", { needed: count.needed, cast: count.for + count.against + count.deferred }),
            ],
      ),
    ),
  ];
}

/** Why the copy of somebody who takes no part in an item does not show it, and what that person said. */
function notShown(paper: BallotItem["paper"], t: T): PdfBlock[] {
  if (!paper?.bar) return field(t("council:minutes.result"), t("council:minutes.not_shown"));
  const said = paper.word ? [t("common:quoted", { text: paper.word })] : [];
  return [
    ...field(t("council:minutes.own_recusal"), lines([t(`council:bar.${paper.bar}_you`), ...said])),
    ...field(t("council:minutes.result"), t("council:minutes.not_shown_to_you")),
  ];
}

/** The text that was voted on, in each language, with its digest. */
function motionText(summary: BallotItem["summary"], t: T): PdfBlock[] {
  if (summary?.kind !== "rule") return [];
  return [
    ...summary.texts.flatMap(({ locale, title, body }) => field(ownNameOf(locale), lines([title, body]))),
    ...field(t("council:motion.hash"), summary.textHash ?? ""),
  ];
}

const SAID = ["for", "against", "defer", "abstain", "none", "recuse"] as const;

function votesByName({ ballots }: ItemResult, t: T): PdfBlock[] {
  return SAID.flatMap((said) => {
    const own = ballots.filter(({ choice }) => (choice ?? "none") === said);
    const names = own.map(({ name, bar, word }) =>
      [name, bar && t(`council:bar.${bar}`), word && t("common:quoted", { text: word })].filter(Boolean).join(": "),
    );
    return field(`${t(`council:votes.${said}`)} (${own.length})`, lines(names));
  });
}

/** The minutes as a PDF, printed by the process beside the portal. */
export async function minutesPdf(
  { db, clock, background }: Pick<Services, "db" | "clock" | "background">,
  asked: Asked,
): Promise<Buffer> {
  const { session, locale } = asked;
  const t = translator(locale);
  const { name: association } = await getLocalizedAssociation(db, locale);
  const title = t("council:minutes.title", { session: sessionTitle(session, locale) });
  const footer = `${association} · ${t("pdf:page", { page: "{page}", pages: "{pages}" })}`;
  const blocks: PdfBlock[] = [
    { kind: "note", text: association },
    { kind: "title", text: title },
    ...(await minutesOf(db, asked)),
  ];
  const language = { lang: locale, direction: directionOf(locale) };
  return printPdf(background, { title, author: association, ...language, madeAt: clock.now(), footer, blocks });
}
