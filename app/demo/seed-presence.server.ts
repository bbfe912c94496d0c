import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import type { Viewer } from "#app/features/accounts/viewer.ts";
import { changeCover } from "#app/features/members/profile/cover-commands.server.ts";
import { changeLogo } from "#app/features/members/profile/logo-commands.server.ts";
import type { UnitChange } from "#app/features/members/units/unit.schema.ts";
import { saveUnit } from "#app/features/members/units/write-units.server.ts";
import { fieldIn } from "#app/i18n/translations.ts";
import { LOCALES } from "#db/locales.ts";
import { institutions } from "#db/schema/members.ts";
import { SEED_PRESENCE, type SeedPresence, type SeedUnit } from "./data/presence.ts";
import { actAs, type Demonstration, succeeded } from "./demonstration.server.ts";
import { starCover, starLogo, wovenCover } from "./patterns.ts";

const PATTERNS = { star: starCover, woven: wovenCover } as const;

/** Gives some members pictures and units, as those who edit their pages would. */
export async function seedPresence(demo: Demonstration): Promise<void> {
  for (const one of SEED_PRESENCE) await seedOne(demo, one);
}

const pngOf = (svg: Buffer): Promise<Buffer> => sharp(svg).png().toBuffer();

async function seedOne(demo: Demonstration, { slug, person, cover, logo, units }: SeedPresence): Promise<void> {
  const { services } = demo;
  const [row] = await services.db.select({ id: institutions.id }).from(institutions).where(eq(institutions.slug, slug));
  if (!row) throw new Error(`The demonstration has no member ${slug}`);
  const actor = await actAs(demo, person);
  const institutionId = row.id;
  const drawn = { institutionId, name: `${slug}.png`, bytes: await pngOf(starLogo(logo)) };
  succeeded(`logo of ${slug}`, await changeLogo(services, drawn, actor));
  if (cover) {
    const bytes = await pngOf(PATTERNS[cover.pattern](cover.colours));
    const said = { altLanguage: "en", licence: "cc0", credit: "Drawn for this demonstration" } as const;
    const words = { alt: cover.alt, ...said };
    const picture = { institutionId, words, name: "cover.png", bytes };
    succeeded(`cover of ${slug}`, await changeCover(services, picture, actor));
  }
  for (const unit of units) {
    const saved = { institutionId, unitId: randomUUID(), isNew: true, change: changeOf(unit, actor) };
    succeeded(`unit ${unit.name}`, await saveUnit(services, saved, actor));
  }
}

function changeOf(unit: SeedUnit, actor: Viewer): UnitChange {
  const texts = LOCALES.flatMap((locale) => [
    [fieldIn("unitName", locale), unit.names[locale]],
    [fieldIn("unitAbout", locale), unit.about[locale]],
  ]).filter(([, text]) => text !== undefined);
  return {
    ...{ version: 0, readers: "public", contact: unit.hasContact ? actor.id : undefined },
    ...{ unitKind: unit.kind, unitName: unit.name, unitLanguage: unit.language, unitSince: unit.since },
    ...{ unitThemes: [...unit.themes], unitUnesco: [...unit.unescoFields], unitStudies: [...unit.fieldsOfStudy] },
    ...(Object.fromEntries(texts) as Partial<UnitChange>),
  } as UnitChange;
}
