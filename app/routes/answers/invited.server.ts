import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { findAccountByEmail } from "#app/features/accounts/accounts-queries.server.ts";
import type { InvitationStanding } from "#app/features/accounts/ui/invitation.tsx";
import { findIdentity } from "#app/http/guards.server.ts";

/** How a visitor can accept what was sent to that address: by joining, by one press, by signing in first, or not at all. */
export async function standingOfInvited(
  { context }: Pick<LoaderFunctionArgs | ActionFunctionArgs, "context">,
  { email }: { email: string },
): Promise<InvitationStanding> {
  const identity = await findIdentity({ context });
  if (identity) return identity.viewer.email === email ? "accept" : "other_account";
  return (await findAccountByEmail(context.db, email)) ? "sign_in_first" : "join";
}
