import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData, useSearchParams } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { getAudience } from "#app/features/projects/project/project-audience.server.ts";
import { entitledIds } from "#app/features/projects/project/project.policy.ts";
import { listSuggestions } from "#app/features/projects/suggestions/list-suggestions.server.ts";
import { aboutSchema, notForUsSchema } from "#app/features/projects/suggestions/not-for-us.schema.ts";
import { type Said, sayNotForUs, takeBackNotForUs } from "#app/features/projects/suggestions/say-not-for-us.server.ts";
import { type NotForUsAnswer, SuggestedSide } from "#app/features/projects/suggestions/ui/suggested-side.tsx";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { authorize, forbidden, notFound, refuse } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";

const MOST_SHOWN = 10;

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

/** A person of a member that may join projects. */
async function requireMember(args: LoaderFunctionArgs) {
  const { db, clock } = args.context;
  const viewer = await requireUser(args);
  const audience = await getAudience(db, viewer, dayNow(clock));
  authorize(entitledIds(audience, "join_projects").length > 0);
  return { viewer, audience };
}

export async function loader(args: LoaderFunctionArgs) {
  const { db, locale, clock } = args.context;
  const { audience } = await requireMember(args);
  const words = { t: translator(locale), locale, today: dayNow(clock) };
  return json({
    title: words.t("matching:page.title"),
    sides: await listSuggestions(db, audience, words, { limit: MOST_SHOWN, withRefused: true }),
  });
}

/** Says that a project is not for an institution, or takes that back. */
export async function action(args: ActionFunctionArgs) {
  const { viewer } = await requireMember(args);
  const fields = await readForm(args.request);
  switch (fields.get("intent")) {
    case "not_for_us": {
      const parsed = parseFields(fields, notForUsSchema);
      if (!parsed.ok) {
        const about = { institutionId: fields.get("institutionId") ?? "", projectId: fields.get("projectId") ?? "" };
        return json<NotForUsAnswer>({ ...about, result: parsed.result }, { status: 422 });
      }
      return told(await sayNotForUs(args.context, parsed.value, viewer), "said");
    }
    case "take_back": {
      const parsed = parseFields(fields, aboutSchema);
      if (!parsed.ok) throw refuse(400);
      return told(await takeBackNotForUs(args.context, parsed.value, viewer), "taken_back");
    }
    default:
      throw refuse(400);
  }
}

function told(outcome: Said, done: "said" | "taken_back") {
  if (outcome.ok) return redirectDone("/projects/suggested", done);
  throw outcome.reason === "forbidden" ? forbidden() : notFound();
}

export default function Suggested() {
  const { title, sides } = useLoaderData<typeof loader>();
  const last = useActionData<typeof action>() ?? null;
  const [search] = useSearchParams();
  const { t } = useTranslation("matching");
  return (
    <div className="stack stack-loose">
      <header className="stack stack-tight">
        <h1>{title}</h1>
        <p className="soft">
          {t("page.lead")} <Link to="/institution">{t("page.change")}</Link>
        </p>
      </header>
      <DoneNotice ns="matching" />
      {sides.map((side) => (
        <SuggestedSide
          key={side.institutionId}
          side={side}
          isOnly={sides.length === 1}
          refusing={search.get("refuse")}
          last={last}
        />
      ))}
    </div>
  );
}
