import { json, redirect, type AppLoadContext } from "@remix-run/node";
import {
  isAdministrator,
  isCoordinator,
  isCouncilMember,
  isOnAppealsPanel,
  isReviewer,
  isStaff,
  type Viewer,
} from "#app/features/accounts/viewer.ts";
import type { Role } from "#db/vocabulary.ts";
import { isOpenedBySomebody, noteSender, withoutPasswords } from "./opener.server.ts";
import { openerOf } from "./session-opener.server.ts";
import { readForm } from "./parse-form.server.ts";
import { noteWaitingForm } from "./said.server.ts";
import { readUpload, sentAgain } from "./read-upload.server.ts";
import { ofRoles } from "./refusals.server.ts";

interface Args {
  request: Request;
  context: AppLoadContext;
}

/** With the request where a form is read afterwards: it is then held against whose page it stood on. */
type Asking = Pick<Args, "context"> & Partial<Args>;

interface Identity {
  viewer: Viewer;
  sessionId: string;
}

const known = new WeakMap<AppLoadContext, Promise<Identity | null>>();

/** The signed-in person and the session, verified or not; null for a stranger. Read once for each request. */
export async function findIdentity({ context, request }: Asking): Promise<Identity | null> {
  const reading = known.get(context) ?? readIdentity(context);
  known.set(context, reading);
  const found = await reading;
  if (found && request) noteSender(request, found.viewer.id, context);
  return found;
}

async function readIdentity(context: AppLoadContext): Promise<Identity | null> {
  const session = await context.sessions.read(context.cookieHeader);
  if (!session) context.countAsVisitor();
  if (session?.refreshedCookie) context.setCookies.push(session.refreshedCookie);
  return session && { viewer: session.viewer, sessionId: session.sessionId };
}

/** The verified viewer, or null: for pages that everyone may see but that show more to members. */
export async function findViewer(args: Asking): Promise<Viewer | null> {
  const identity = await findIdentity(args);
  return identity?.viewer.isVerified ? identity.viewer : null;
}

/**
 * Who sends a form that visitors may send too; null for a visitor. A form that was opened by somebody who is signed out by
 * now is not taken for a visitor's: it waits, as any other, until the session has begun again.
 */
export async function findSender(args: Args): Promise<Viewer | null> {
  const viewer = await findViewer(args);
  if (!(await findIdentity(args)) && isOpenedBySomebody(await readForm(args.request))) throw await signInFirst(args);
  return viewer;
}

/** Anybody signed in, also with an unverified address. Strangers are sent to sign in and come back afterwards. */
export async function requireIdentity(args: Args): Promise<Identity> {
  const identity = await findIdentity(args);
  if (identity) return identity;
  throw await signInFirst(args);
}

// What was typed in an expired session is handed back with the refusal: the error page offers it again after sign-in.
async function signInFirst({ request, context }: Args): Promise<Response> {
  const url = new URL(request.url);
  const type = request.headers.get("Content-Type") ?? "";
  const isPost = request.method === "POST";
  if (isPost && type.startsWith("multipart/form-data")) {
    const upload = await readUpload(request, 0).catch(() => null);
    const fields = upload ? withoutPasswords(upload.fields) : [];
    const kept = (upload && sentAgain(fields, upload.file !== null)) ?? [];
    noteWaitingForm(context, { isFile: kept.length === 0 });
    return json({ kept, opener: await openerOf(context, fields) }, { status: 401 });
  }
  if (isPost && type.startsWith("application/x-www-form-urlencoded")) {
    const fields = withoutPasswords(await readForm(request));
    noteWaitingForm(context, { isFile: fields.length === 0 });
    return json({ kept: fields, opener: await openerOf(context, fields) }, { status: 401 });
  }
  url.searchParams.delete("_data");
  const back = request.method === "GET" ? url.pathname + url.search : url.pathname;
  return redirect(`/login?redirectTo=${encodeURIComponent(back)}`);
}

/** Somebody signed in with a verified address; others are sent to verify it. */
export async function requireUser(args: Args): Promise<Viewer> {
  const { viewer } = await requireIdentity(args);
  if (!viewer.isVerified) throw redirect("/verify-email");
  return viewer;
}

/** Of the panel of appeals. */
export async function requirePanel(args: Args): Promise<Viewer> {
  return requireWhere(args, isOnAppealsPanel, ["appeals"]);
}

const readsFiles = (viewer: Viewer) => isCoordinator(viewer) || isCouncilMember(viewer);

/** A coordinator or a council member. 403 for everybody else who is signed in. */
export async function requireReviewer(args: Args): Promise<Viewer> {
  return requireWhere(args, readsFiles, ["coordinator", "council"]);
}

/** Whoever may see dossiers, the panel of appeals too; which ones, each page asks. */
export async function requireDossierReader(args: Args): Promise<Viewer> {
  return requireWhere(args, (viewer) => readsFiles(viewer) || isOnAppealsPanel(viewer), [
    "coordinator",
    "council",
    "appeals",
  ]);
}

/** Somebody of a member institution who is asked to review applications. */
export async function requireAssignee(args: Args): Promise<Viewer> {
  return requireWhere(args, isReviewer, ["reviewer"]);
}

export async function requireCoordinator(args: Args): Promise<Viewer> {
  return requireWhere(args, (viewer) => isCoordinator(viewer), ["coordinator"]);
}

/** Anybody of the secretariat, the council or the administration; each page then asks for its own role. */
export async function requireStaff(args: Args): Promise<Viewer> {
  return requireWhere(args, isStaff, ["coordinator", "council", "administrator"]);
}

export async function requireAdministrator(args: Args): Promise<Viewer> {
  return requireWhere(args, isAdministrator, ["administrator"]);
}

async function requireWhere(
  args: Args,
  isAllowed: (viewer: Viewer) => boolean,
  roles: readonly Role[],
): Promise<Viewer> {
  const viewer = await requireUser(args);
  if (!isAllowed(viewer)) throw ofRoles(roles);
  return viewer;
}
