import { parseArgs } from "node:util";
import { z } from "zod";
import { sendTestLetter } from "#app/features/administration/test-letter.server.ts";
import { emailAddress } from "#app/platform/fields.ts";
import type { Services } from "#app/platform/services.server.ts";
import { LOCALES } from "#db/locales.ts";

const USAGE = `Usage: npm run mail:test -- --to X [--language ${LOCALES.join("|")}]`;

const wanted = z.object({ to: emailAddress, language: z.enum(LOCALES).default("en") });

function readOptions(args: string[]) {
  const text = { type: "string" as const };
  try {
    return wanted.safeParse(parseArgs({ args, options: { to: text, language: text } }).values);
  } catch {
    return wanted.safeParse({});
  }
}

/** `npm run mail:test -- --to X`: sends one letter and prints what the mail server said. */
export async function testMail(services: Services, args: string[]): Promise<number> {
  const options = readOptions(args);
  if (!options.success) {
    console.log(USAGE);
    return 2;
  }
  const { to, language: locale } = options.data;
  const outcome = await sendTestLetter(services, { to, locale });
  if (outcome.ok) {
    console.log(`The mail server took the letter to ${to}. Look whether it arrives, and not among the spam.`);
    return 0;
  }
  if (outcome.reason === "no-server") console.log("SMTP_URL is not set: letters stay in the mail log at /admin/mail.");
  else console.log(`The letter was not taken (${outcome.failure.code}): ${outcome.failure.message}`);
  return 1;
}
