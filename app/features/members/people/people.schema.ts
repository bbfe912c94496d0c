import { z } from "zod";
import { encodeError } from "#app/i18n/error-text.ts";
import { choice, emailAddress, personName, prose } from "#app/platform/fields.ts";
import { readAddresses } from "#app/platform/typed-addresses.ts";
import { LOCALES } from "#db/locales.ts";
import { SPEAKERS } from "../institution/member.policy.ts";

/** Whom a representative may invite; the primary representative changes only through the secretariat. */
export const COLLEAGUE_ROLES = ["alternate", "editor", "project_officer"] as const;

/** So many are invited at once, with so many characters of one's own. */
export const INVITATION_BOUNDS = { addresses: 20, words: 1000 };

const LONGEST_LIST = 8000;

const greeted = personName(120);

// What stands beside an address greets in the letter of the association: nothing but a name may.
const read = (text: string) =>
  readAddresses(text).map((one) => ({ ...one, name: greeted.safeParse(one.name).data ?? "" }));

export const addresses = z
  .string()
  .max(LONGEST_LIST, "members:people.list_too_long")
  .transform((text, context) => {
    const all = read(text);
    const { addresses: most } = INVITATION_BOUNDS;
    const has = all.filter(({ isRepeated }) => !isRepeated).length;
    if (has > 0 && has <= most) return all;
    const message = has === 0 ? "members:people.no_address" : encodeError("members:people.too_many", { most, has });
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });

export const invitationSchema = z.object({
  addresses,
  role: choice(COLLEAGUE_ROLES),
  words: prose({ max: INVITATION_BOUNDS.words }).optional(),
  locale: choice(LOCALES),
});

export const onInvitationSchema = z.object({ invitationId: z.string().min(1).max(100) });

const reason = prose({ min: 10, max: 1000 });

export const endAccessSchema = z.object({ reason });

export const offerSchema = z.object({ userId: z.string().min(1).max(100) });

/** `seen` is who held the main role when the page was opened; empty where nobody did. */
export const appointmentSchema = z.object({
  userId: z.string().min(1).max(100),
  seen: z.string().max(100).default(""),
  reason,
});

/** Whom the secretariat may invite for an institution: somebody who speaks for it. */
export const speakerInvitationSchema = z.object({
  email: emailAddress,
  role: choice(SPEAKERS),
  reason,
  locale: choice(LOCALES),
});

export const withdrawalSchema = z.object({ email: emailAddress, role: z.string().max(40) });
