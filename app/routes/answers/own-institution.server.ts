import { type AppLoadContext, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import type { TFunction } from "i18next";
import { belongsToInstitution, type Viewer } from "#app/features/accounts/viewer.ts";
import { canEditProfile } from "#app/features/members/institution/member.policy.ts";
import { findSuccessors } from "#app/features/members/institution/merged-into.server.ts";
import { nameOf } from "#app/features/members/institution/institution-names.ts";
import { findOwnInstitution, type OwnInstitution } from "#app/features/members/institution/own-institution.server.ts";
import { findLeft } from "#app/features/members/people/places.server.ts";
import { openedForOf } from "#app/http/opener.server.ts";
import { readForm } from "#app/http/parse-form.server.ts";
import { accessEnded, authorize, movedOn, notFound } from "#app/http/refusals.server.ts";
import { formatDate } from "#app/i18n/format.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import type { Reader } from "#db/index.server.ts";

/** The words of the fields that hold what somebody wrote, by name. */
type Labels = (t: TFunction) => Record<string, string>;

/**
 * The institution a page asks for, of somebody who acts for it; it does not exist for anybody else. A form that is sent
 * after that has ended says so, and hands back what was typed.
 */
export async function requireOwnInstitution(
  { request, context }: Pick<LoaderFunctionArgs, "request" | "context">,
  viewer: Viewer,
  labels: Labels = () => ({}),
): Promise<OwnInstitution> {
  const [named, opened] = [new URL(request.url).searchParams.get("institution"), await openedFor(request)];
  // The page of one institution is sent for no other, whatever its address says.
  if (named !== null && opened !== null && named !== opened)
    throw await hasLeft({ request, context }, [opened], viewer, labels);
  const asked = named ?? opened;
  const own = await findOwnInstitution(context.db, viewer, asked, dayNow(context.clock));
  if (own) return own;
  throw await hasLeft({ request, context }, [asked], viewer, labels);
}

/** For which institution the page was made that a form stood on; null where the form was not read, or does not say. */
async function openedFor(request: Request): Promise<string | null> {
  const isForm = request.headers.get("Content-Type")?.startsWith("application/x-www-form-urlencoded");
  if (!isReading(request) && isForm) await readForm(request);
  return openedForOf(request);
}

/**
 * The same of a form with a file, which says only once it was read for which institution its page was made. Throws where
 * that is another one than `own`.
 */
export async function holdToInstitution(
  args: Pick<LoaderFunctionArgs, "request" | "context">,
  own: OwnInstitution,
  viewer: Viewer,
): Promise<void> {
  const institutionId = openedForOf(args.request);
  if (institutionId !== null && institutionId !== own.institution.id)
    throw await hasLeft(args, [institutionId], viewer, () => ({}));
}

/** The same of somebody who may change what the institution says of itself; 403 for others of it. */
export async function requireEditable(
  { request, context }: Pick<LoaderFunctionArgs, "request" | "context">,
  viewer: Viewer,
  labels?: Labels,
): Promise<OwnInstitution> {
  const own = await requireOwnInstitution({ request, context }, viewer, labels);
  authorize(canEditProfile(viewer, own.member));
  return own;
}

/**
 * The answer to a page of institutions for which somebody does not act: a form of one that was left, or merged into one
 * of theirs, says so; a page of the latter leads there. To throw.
 */
export async function hasLeft(
  { request, context: { db, locale } }: Pick<LoaderFunctionArgs, "request" | "context">,
  institutionIds: readonly (string | null)[],
  viewer: Viewer,
  labels: Labels,
): Promise<Response> {
  const into = await successorOf(db, institutionIds, viewer);
  if (isReading(request)) {
    if (!into) return whereAccessEnded({ db, locale }, institutionIds, viewer);
    const url = new URL(request.url);
    url.searchParams.delete("_data");
    url.searchParams.set("institution", into.institution.id);
    return redirect(url.pathname + url.search);
  }
  if (into) {
    const { id, ...names } = into.institution;
    const t = translator(locale);
    const text = t("members:left.merged", { institution: nameOf(names, locale).name });
    const typed = await typedIn(request, labels(t));
    return movedOn({ text, to: `/institution?institution=${id}`, link: t("members:left.to_remaining"), typed });
  }
  const asked = await Promise.all(institutionIds.map((id) => findLeft(db, viewer, id)));
  const left = asked.find((one) => one !== null);
  if (!left) return notFound();
  const t = translator(locale);
  const names = { institution: nameOf(left.institution, locale).name, day: formatDate(left.endedAt, locale) };
  const typed = await typedIn(request, labels(t));
  return movedOn({ text: t("members:left.text", names), to: "/inbox", link: t("members:left.link"), typed });
}

/** The institution once acted for by somebody who asks for its page, or a bare 404. */
async function whereAccessEnded(
  { db, locale }: Pick<AppLoadContext, "db" | "locale">,
  institutionIds: readonly (string | null)[],
  viewer: Viewer,
): Promise<Response> {
  const asked = await Promise.all(institutionIds.map((id) => findLeft(db, viewer, id)));
  const left = asked.find((one) => one !== null);
  if (!left) return notFound();
  const t = translator(locale);
  const names = { institution: nameOf(left.institution, locale).name, day: formatDate(left.endedAt, locale) };
  return accessEnded({ text: t("members:left.ended", names), next: t("members:left.ask") });
}

/** The member that an institution a page asks for was merged into, of somebody who acts for that one now; else null. */
async function successorOf(db: Reader, institutionIds: readonly (string | null)[], viewer: Viewer) {
  const successors = await findSuccessors(
    db,
    institutionIds.filter((id) => id !== null),
  );
  return [...successors.values()].find(({ institution }) => belongsToInstitution(viewer, institution.id)) ?? null;
}

export const isReading = ({ method }: Request): boolean => method === "GET" || method === "HEAD";

/** What was typed into the fields of a form that have these words. */
export async function typedIn(request: Request, labels: Record<string, string>) {
  if (Object.keys(labels).length === 0) return [];
  const fields = await readForm(request);
  return Object.entries(labels).flatMap(([name, label]) => {
    const text = fields.get(name) ?? "";
    return text.trim() === "" ? [] : [{ label, text }];
  });
}
