import { type ActionFunctionArgs, redirect, redirectDocument } from "@remix-run/node";
import { signOut } from "#app/features/accounts/sign-in-commands.server.ts";
import { findIdentity } from "#app/http/guards.server.ts";

/** An address somebody may have typed: signing out itself is a POST. */
export async function loader() {
  return redirect("/");
}

export async function action({ context }: ActionFunctionArgs) {
  const identity = await findIdentity({ context });
  if (identity) await signOut(context, identity.sessionId, identity.viewer.id);
  const answer = redirectDocument("/");
  // A prolonged session's cookie may wait already: the last one wins, and this one clears it.
  context.setCookies.push(await context.sessions.close(context.cookieHeader));
  // Pages a shared computer kept are gone; the cookies that stay hold nothing about the person.
  answer.headers.set("Clear-Site-Data", '"cache"');
  return answer;
}
