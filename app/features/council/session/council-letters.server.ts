import { eq } from "drizzle-orm";
import { linkOf, subjectOf } from "#app/features/letters/kind-words.ts";
import { composeLetter } from "#app/features/letters/letter.ts";
import { writeTo } from "#app/features/letters/write-to.server.ts";
import { formatDateTime } from "#app/i18n/format.server.ts";
import type { Config } from "#app/platform/config.server.ts";
import type { Tx } from "#db/index.server.ts";
import { councilItems } from "#db/schema/council.ts";
import type { SessionRow } from "./change-session.server.ts";
import { sessionTitle } from "#app/features/agenda/session-title.server.ts";

const WORDS = { "council-opened": "opened", "council-reminder": "reminder", "council-closed": "closed" } as const;

interface Told {
  session: SessionRow;
  userIds: readonly string[];
  kind: keyof typeof WORDS;
  /** Null for the clock. */
  actorId: string | null;
}

/** Tells members of the council of a vote, each once and in their language. */
export async function tellOfVote(
  tx: Tx,
  { origin }: Pick<Config, "origin">,
  { session, userIds, kind, actorId }: Told,
  now: Date,
): Promise<void> {
  const about = { kind, key: session.id, subjectId: session.id, actorId };
  const items = await tx.$count(councilItems, eq(councilItems.sessionId, session.id));
  await writeTo(
    tx,
    { userIds, reader: "council" },
    about,
    (frame) => {
      const { t, locale } = frame;
      const title = sessionTitle(session, locale);
      const until = session.endsAt && formatDateTime(session.endsAt, locale);
      return composeLetter(frame, {
        subject: subjectOf(t, kind, { session: title }),
        paragraphs: [
          t(`council-mail:${WORDS[kind]}.intro`, { session: title }),
          kind === "council-opened" ? t("council-mail:items", { count: items }) : "",
          !until && kind === "council-opened"
            ? t("council-mail:until_chair", { at: formatDateTime(session.startsAt, locale) })
            : "",
          until && kind !== "council-closed" ? t("council-mail:until", { until }) : "",
        ],
        action: { label: linkOf(t, kind), url: `${origin}/council/${session.id}` },
      });
    },
    now,
  );
}
