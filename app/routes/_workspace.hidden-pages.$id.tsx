import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { hidingPath } from "#app/features/moderation/moderation.ts";
import { askSchema } from "#app/features/moderation/moderation.schema.ts";
import { hidingView } from "#app/features/moderation/moderation-view.server.ts";
import { askSecondLook, canAsk, findHiding, readsWords } from "#app/features/moderation/second-look.server.ts";
import { AskForm } from "#app/features/moderation/ui/ask-form.tsx";
import { FormGone } from "#app/features/moderation/ui/form-gone.tsx";
import { HidingFacts } from "#app/features/moderation/ui/hiding-facts.tsx";
import { requireUser } from "#app/http/guards.server.ts";
import { parseFields, readForm } from "#app/http/parse-form.server.ts";
import { notFound } from "#app/http/refusals.server.ts";
import { redirectDone } from "#app/http/safe-redirect.server.ts";
import { translator } from "#app/i18n/translator.server.ts";
import { dayNow } from "#app/platform/days.ts";
import { Callout } from "#app/ui/callout.tsx";
import { PageHead } from "#app/features/moderation/ui/page-head.tsx";
import { DoneNotice } from "#app/ui/done-notice.tsx";
import { titled } from "#app/ui/page-titles.ts";
import { RefusalHere } from "#app/ui/refusal-here.tsx";
import { refuseHere } from "./answers/moderation.server.ts";

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => titled(matches, data?.title);

async function requireHiding(args: LoaderFunctionArgs) {
  const viewer = await requireUser(args);
  const { db, clock } = args.context;
  const found = await findHiding(db, args.params.id ?? "", viewer, dayNow(clock));
  if (!found) throw notFound();
  return { viewer, found };
}

export async function loader(args: LoaderFunctionArgs) {
  const { locale, clock } = args.context;
  const { found } = await requireHiding(args);
  const words = { t: translator(locale), locale, today: dayNow(clock), now: clock.now() };
  const { page, hiding } = found;
  return json({
    title: words.t("moderation:ask.title"),
    page: { title: page.titleIn(locale), to: page.path, kind: words.t(`moderation:kind.${page.kind}`) },
    hiding: hidingView(hiding, words, readsWords(found)),
    mayAsk: canAsk(found, clock.now()),
  });
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, found } = await requireHiding(args);
  const fields = await readForm(args.request);
  const form = parseFields(fields, askSchema);
  if (!form.ok) return form.response;
  const { id } = found.hiding;
  const asked = await askSecondLook(args.context, { id, ...form.value }, viewer);
  return asked.ok ? redirectDone(hidingPath(id), "asked") : refuseHere(asked.reason, fields, "moderation:ask.");
}

export default function HiddenPage() {
  const { t } = useTranslation("moderation");
  const { title, page, hiding, mayAsk } = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>()?.result;
  return (
    <div className="stack stack-loose">
      <PageHead title={title} page={page} />
      <DoneNotice ns="moderation" />
      {mayAsk ? (
        <RefusalHere lastResult={result} />
      ) : (
        <FormGone
          lastResult={result}
          why={t(hiding.next === "over" ? "ask.refused.impossible" : "ask.refused.stale")}
        />
      )}
      <Callout tone={hiding.settled?.isPutBack ? "ok" : "bad"}>
        <HidingFacts hiding={hiding} />
      </Callout>
      {mayAsk && (
        <>
          <p>{t("ask.explain", { until: hiding.until })}</p>
          <AskForm lastResult={result} />
        </>
      )}
      {!mayAsk && hiding.next === "ask" && <p>{t("ask.not_yours", { until: hiding.until })}</p>}
      {hiding.next === "over" && <p>{t("hidden.next.over", { until: hiding.until })}</p>}
    </div>
  );
}
