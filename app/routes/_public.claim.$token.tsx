import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { answerClaim, findClaim, findForgotten, silenceForgotten } from "#app/features/prospects/claim.server.ts";
import { claimCookie } from "#app/features/prospects/claim-cookie.ts";
import { claimPage, forgottenPage, wayOnFrom } from "#app/features/prospects/claim-page.server.ts";
import { claimSchema } from "#app/features/prospects/prospects.schema.ts";
import { ClaimView } from "#app/features/prospects/ui/claim-view.tsx";
import { documentHeaders } from "#app/http/document-headers.ts";
import { findIdentity, findViewer, requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { movedOn, notFound, refuse, tooMany } from "#app/http/refusals.server.ts";
import { safeRedirect } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { titled } from "#app/ui/page-titles.ts";

export const headers = documentHeaders;
export const meta: MetaFunction<typeof loader> = ({ data, matches }) => [
  ...titled(matches, data?.title),
  { name: "robots", content: "noindex" },
];

async function find({ params, context }: LoaderFunctionArgs | ActionFunctionArgs) {
  const secret = params.token ?? "";
  const found = await findClaim(context.db, secret, context.clock.now());
  if (found) return { secret, found, forgotten: null };
  const forgotten = await findForgotten(context.db, secret);
  if (!forgotten) throw notFound();
  return { secret, found: null, forgotten };
}

/** Opening the page changes nothing, whoever opens it: a scanner of mail among them. */
export async function loader(args: LoaderFunctionArgs) {
  const { secret, found, forgotten } = await find(args);
  if (!found) {
    const { isSilenced } = forgotten;
    return json(await forgottenPage(args.context, { isSilenced, locale: args.context.locale }), {
      status: 410,
    });
  }
  const identity = await findIdentity(args);
  const reading = { viewer: identity?.viewer ?? null, locale: args.context.locale };
  const page = await claimPage(args.context, found, reading);
  if (page.standing === "open" && (page.reader === "stranger" || page.reader === "unverified"))
    args.context.setCookies.push(claimCookie(args.context.config, secret));
  const isGone = page.standing === "ended" || page.standing === "replaced";
  return json(page, { status: isGone ? 410 : 200 });
}

export async function action(args: ActionFunctionArgs) {
  const { context, request } = args;
  const { secret, found, forgotten } = await find(args);
  const viewer = await findViewer(args);
  const fields = await readForm(request);
  const wait = await context.limits.consume("answerByLink", { link: found ? found.sent.id : forgotten.tokenSha256 });
  if (wait !== null) throw tooMany(wait);
  const form = parseFields(fields, claimSchema);
  if (!form.ok) throw refuse(400);
  const { intent: said } = form.value;
  if (!found) {
    if (said !== "silenced") throw late(args);
    await silenceForgotten(context, secret);
    return redirect(`/claim/${secret}`);
  }
  const by = said === "claimed" ? await requireUser(args) : viewer;
  const answered = await answerClaim(context, secret, { said, by });
  if (!answered.ok) throw late(args);
  if (said !== "claimed") return redirect(`/claim/${secret}`);
  return safeRedirect(await wayOnFrom(context, found, context.locale), "/apply");
}

function late({ context, params }: ActionFunctionArgs): Response {
  const t = translator(context.locale);
  return movedOn({
    text: t("prospects:claim.late"),
    to: `/claim/${params.token ?? ""}`,
    link: t("prospects:claim.back"),
    typed: [],
  });
}

export default function Claim() {
  return (
    <div className="page page-narrow page-body stack stack-loose">
      <ClaimView page={useLoaderData<typeof loader>()} />
    </div>
  );
}
