import { createHash, randomBytes, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { createPerson } from "#app/demo/accounts-factory.server.ts";
import { grantRole } from "#app/features/accounts/grants-commands.server.ts";
import { SEARCH_TEXTS } from "#app/features/applications/file/application-search.server.ts";
import { openDatabase } from "#db/index.server.ts";
import { isCountryCode } from "#db/countries.ts";
import { sessions } from "#db/schema/accounts.ts";
import { applications, applicationSections } from "#db/schema/applications.ts";
import { settings } from "#db/schema/settings.ts";
import { searchText } from "#db/search.server.ts";
import { type ApplicationStatus, CAME_BACK, MEMBERSHIP_CATEGORIES } from "#db/vocabulary.ts";
import { createRandom } from "./random.ts";

const DAY_MS = 86_400_000;
const AT_A_TIME = 200;
/** A secretariat at work: most cases are closed. */
const STATUSES: readonly ApplicationStatus[] = [
  ...Array<ApplicationStatus>(12).fill("approved"),
  ...(["refused", "refused", "withdrawn", "expired"] as const),
  ...(["submitted", "in_check", "in_check", "info_requested", "recommended"] as const),
];

interface RorRecord {
  names: { value: string; lang: string | null; types: string[] }[];
  locations: { geonames_details: { name: string; country_code: string } }[];
}

interface Named {
  name: string;
  official: string;
  country: string;
  city: string;
}

function readNames(registryFile: string): Named[] {
  const lines = gunzipSync(readFileSync(registryFile)).toString("utf8").split("\n").filter(Boolean);
  return lines.flatMap((line): Named[] => {
    const { names, locations } = JSON.parse(line) as RorRecord;
    const place = locations[0]?.geonames_details;
    const official = names.find(({ types }) => types.includes("ror_display"))?.value;
    if (!place || !official || !isCountryCode(place.country_code)) return [];
    const name = names.find(({ lang, types }) => lang === "en" && types.includes("label"))?.value ?? official;
    return [{ name, official, country: place.country_code, city: place.name }];
  });
}

/**
 * Fills the migrated database of `url` with so many filed applications of real institutions, drawn at random, and gives
 * the `Cookie` header of a coordinator of all countries who owns a tenth of the open ones.
 */
export async function seedApplications(url: string, registryFile: string, count: number): Promise<string> {
  const database = await openDatabase(url);
  await database.migrate("db/migrations");
  const random = createRandom(1);
  const named = readNames(registryFile);
  const now = new Date();
  const token = randomBytes(32).toString("base64url");
  const staff = await database.withTransaction(async (tx) => {
    const ids: string[] = [];
    for (let number = 0; number < 10; number++) {
      const email = `coordinator${number}@secretariat.example`;
      const { id } = await createPerson(tx, { email, name: `Coordinator ${number}` }, now);
      await grantRole(tx, { userId: id, role: "coordinator", grantedById: null }, now);
      ids.push(id);
    }
    const session = { id: createHash("sha256").update(token).digest("hex"), userId: ids[0] ?? "", device: "bench" };
    await tx.insert(sessions).values({ ...session, createdAt: now, expiresAt: new Date(now.getTime() + 14 * DAY_MS) });
    // Neither a demonstration nor texts of an older release are to be written by the portal that is measured.
    const known = { demonstration: true, [SEARCH_TEXTS.setting]: SEARCH_TEXTS.version };
    await tx.insert(settings).values(Object.entries(known).map(([name, value]) => ({ name, value, updatedAt: now })));
    return ids;
  });
  for (let at = 0; at < count; at += AT_A_TIME) {
    const rows = Array.from({ length: Math.min(AT_A_TIME, count - at) }, (_, place) => {
      const { name, official, country, city } = random.pick(named);
      const status = random.pick(STATUSES);
      const isOpen = STATUSES.indexOf(status) >= 16;
      const moment = new Date(now.getTime() - random.below(700) * DAY_MS);
      const caseNumber = `A-2026-${String(at + place + 1).padStart(4, "0")}`;
      const application: typeof applications.$inferInsert = {
        ...{ id: randomUUID(), caseNumber, status, country, city, version: 1, locale: "en", precheck: {} },
        ...{ category: random.pick(MEMBERSHIP_CATEGORIES), ownerId: staff[1] ?? "", institutionName: name },
        coordinatorId: status === "submitted" || random.chance(0.1) ? null : random.pick(staff),
        search: searchText(caseNumber, name, official, city),
        ...{ createdAt: moment, updatedAt: moment, statusChangedAt: moment, submittedAt: moment },
        dueAt: isOpen ? new Date(moment.getTime() + 14 * DAY_MS) : null,
        cameBack: status === "in_check" && random.chance(0.3) ? random.pick(CAME_BACK) : null,
      };
      return { application, answers: { name_official: official, name_en: name } };
    });
    await database.withTransaction(async (tx) => {
      await tx.insert(applications).values(rows.map(({ application }) => application));
      const identity = { section: "identity", version: 1, savedAt: now, savedById: staff[1] ?? "" };
      await tx
        .insert(applicationSections)
        .values(rows.map(({ application: { id }, answers }) => ({ ...identity, applicationId: id ?? "", answers })));
    });
  }
  await database.close();
  return `session=${token}`;
}
