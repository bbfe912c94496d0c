import { z } from "zod";
import { ROLES } from "#db/vocabulary.ts";
import { type ActionTable, nothing } from "./action.ts";

const account = { subject: "user", audience: "secretariat" } as const;
const role = z.enum(ROLES);
const countries = z.array(z.string());
/** The name its owner gave it. */
const token = z.object({ named: z.string() });

/** Only administrators do it, to somebody else. */
function ofAdministrators<Key extends string, Data extends z.ZodObject>(sentence: Key, data: Data) {
  return { ...account, sentence, byAdministrator: sentence, data };
}

/** `byAdministrator`: the key of the sentence where an administrator did it to somebody else. */
export const ACCOUNT_ACTIONS = {
  "user.signed_up": { ...account, sentence: "accounts:activity.signed_up", data: nothing },
  "user.address_verified": { ...account, sentence: "accounts:activity.address_verified", data: nothing },
  "user.signed_in": { ...account, sentence: "accounts:activity.signed_in", data: nothing },
  "user.sign_in_failed": { ...account, sentence: "accounts:activity.sign_in_failed", data: nothing },
  "user.signed_out": { ...account, sentence: "accounts:activity.signed_out", data: nothing },
  "user.password_reset_asked": { ...account, sentence: "accounts:activity.password_reset_asked", data: nothing },
  "user.password_reset": { ...account, sentence: "accounts:activity.password_reset", data: nothing },
  "user.password_changed": { ...account, sentence: "accounts:activity.password_changed", data: nothing },
  "user.address_change_asked": { ...account, sentence: "accounts:activity.address_change_asked", data: nothing },
  "user.address_changed": { ...account, sentence: "accounts:activity.address_changed", data: nothing },
  "user.address_change_stopped": { ...account, sentence: "accounts:activity.address_change_stopped", data: nothing },
  "user.details_changed": { ...account, sentence: "accounts:activity.details_changed", data: nothing },
  "user.letters_chosen": { ...account, sentence: "accounts:activity.letters_chosen", data: nothing },
  "user.letters_ended": { ...account, sentence: "accounts:activity.letters_ended", data: nothing },
  "user.letters_end_taken_back": { ...account, sentence: "accounts:activity.letters_end_taken_back", data: nothing },
  "user.sessions_ended": {
    ...account,
    sentence: "accounts:activity.sessions_ended",
    byAdministrator: "administration:people.history.sessions_ended",
    data: nothing,
  },
  "user.token_made": { ...account, sentence: "accounts:activity.token_made", data: token },
  "user.token_ended": {
    ...account,
    sentence: "accounts:activity.token_ended",
    byAdministrator: "administration:people.history.token_ended",
    data: token,
  },
  "user.calendar_made": { ...account, sentence: "accounts:activity.calendar_made", data: nothing },
  "user.calendar_ended": { ...account, sentence: "accounts:activity.calendar_ended", data: nothing },
  "user.invited": {
    ...account,
    sentence: "accounts:activity.invited",
    data: z.object({ role, countries: countries.optional(), institutionId: z.string().optional() }),
  },
  "user.invitation_accepted": {
    ...account,
    sentence: "accounts:activity.invitation_accepted",
    data: z.object({ role }),
  },
  "user.account_closed": { ...account, sentence: "accounts:activity.account_closed", data: nothing },
  "user.suspended": ofAdministrators("administration:people.history.suspended", z.object({ reason: z.string() })),
  "user.reinstated": ofAdministrators("administration:people.history.reinstated", nothing),
  "user.role_granted": ofAdministrators("administration:people.history.role_granted", z.object({ role, countries })),
  "user.role_revoked": ofAdministrators("administration:people.history.role_revoked", z.object({ role })),
  "user.countries_changed": ofAdministrators(
    "administration:people.history.countries_changed",
    z.object({ countries }),
  ),
} as const satisfies ActionTable<"user", { byAdministrator?: string }>;
