import { parseArgs } from "node:util";
import { z } from "zod";
import { COUNTRIES } from "#db/countries.ts";
import { LOCALES } from "#db/locales.ts";
import { holdsApart } from "#app/features/accounts/apart.server.ts";
import { inviteToRole } from "#app/features/accounts/invitation-commands.server.ts";
import { errorText } from "#app/i18n/error-text.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { emailAddress } from "#app/platform/fields.ts";
import type { Services } from "#app/platform/services.server.ts";

const USAGE = `Usage: npm run user:invite -- --email X --role coordinator|council|chair|appeals|administrator
         [--countries KZ,KG] [--language ${LOCALES.join("|")}]`;

const codes: ReadonlySet<string> = new Set(COUNTRIES.map(({ code }) => code));

const invitation = z
  .object({
    email: emailAddress,
    role: z.enum(["coordinator", "council", "chair", "appeals", "administrator"]),
    countries: z
      .string()
      .optional()
      .transform((list) => list?.split(",").map((code) => code.trim().toUpperCase()))
      .refine((list) => list === undefined || list.every((code) => codes.has(code)), "unknown country code"),
    language: z.enum(LOCALES).default("en"),
  })
  .refine(({ role, countries }) => !countries || role === "coordinator", {
    path: ["countries"],
    message: "only coordinators are limited to countries",
  });

function readOptions(args: string[]) {
  const text = { type: "string" as const };
  const options = { email: text, role: text, countries: text, language: text };
  try {
    return invitation.safeParse(parseArgs({ args, options }).values);
  } catch {
    return invitation.safeParse({});
  }
}

// The fields of forms say what is wrong by a key of the catalogue.
const inWords = (message: string) => (/^[a-z]+:/.test(message) ? errorText(translator("en"), message) : message);

/** `npm run user:invite`: invites somebody to a role of the association and prints the link of the letter. */
export async function inviteUser(services: Services, args: string[]): Promise<number> {
  const options = readOptions(args);
  if (!options.success) {
    for (const { path, message } of options.error.issues) console.log(`--${path.join(".")}: ${inWords(message)}`);
    console.log(USAGE);
    return 2;
  }
  const { email, role, countries, language: locale } = options.data;
  if (await holdsApart(services.db, { email, role })) {
    console.log(`--role: ${inWords("administration:people.refused.apart")}`);
    return 2;
  }
  const { link, hasReplaced } = await inviteToRole(services, { email, role, countries, locale }, null);
  if (hasReplaced) console.log("An invitation sent before to the same role is replaced: its link no longer works.");
  console.log(
    `Invited ${email} as ${role}. The letter is queued; the same link, which works once within 7 days:\n${link}`,
  );
  return 0;
}
