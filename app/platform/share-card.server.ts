import { createHash } from "node:crypto";
import { translator } from "#app/i18n/translator.server.ts";
import type { Locale } from "#db/locales.ts";
import { getLocalizedAssociation } from "./association.server.ts";
import type { Background } from "./background.server.ts";
import { keepFew } from "./keep-few.ts";
import type { Services } from "./services.server.ts";
import type { ShareCard } from "./share-card.ts";

const TIMEOUT_MS = 20_000;
/** Some forty kilobytes each. */
const MOST_KEPT = 200;

const kept = new Map<string, Promise<Buffer>>();

/** Whose portal pictures are of, and whether it is a demonstration. */
export async function cardIssuer(
  { db, config }: Pick<Services, "db" | "config">,
  locale: Locale,
): Promise<Pick<ShareCard, "association" | "lang" | "mark">> {
  const { shortName, isProposed } = await getLocalizedAssociation(db, locale);
  const t = translator(locale);
  return {
    association: isProposed ? `${shortName} (${t("common:association.proposed")})` : shortName,
    lang: locale,
    mark: config.mode === "demo" ? t("common:demo.mark") : null,
  };
}

/** Draws the picture of a page in a process beside this one; the last ones are kept by what is written on them. */
export function drawShareCard(background: Background, card: ShareCard): Promise<Buffer> {
  const { logo, ...words } = card;
  const digest = createHash("sha256")
    .update(JSON.stringify(words))
    .update(logo ?? "");
  const key = digest.digest("base64url");
  const found = kept.get(key);
  if (found) return found;
  const work = { lane: "print", task: "draw-card", input: card, timeoutMs: TIMEOUT_MS } as const;
  const drawn = background.run<Uint8Array>(work).then((bytes) => Buffer.from(bytes));
  keepFew(kept, key, drawn, MOST_KEPT);
  drawn.catch(() => kept.delete(key));
  return drawn;
}
