import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { MotionForm, type MotionFormProps } from "./motion-form.tsx";

interface MotionPageProps extends MotionFormProps {
  title: string;
  /** What the session is called; the way back leads there. */
  session: string;
}

/** A motion that is written, for the first time or anew. */
export function MotionPage({ title, session, back, values, lastResult }: MotionPageProps) {
  const { t } = useTranslation("council");
  const refusal = lastResult?.error?.[""]?.[0];
  const crumbs = [{ label: t("title.all"), to: "/council" }, { label: session, to: back }, { label: title }];
  return (
    <div className="stack">
      <Breadcrumbs items={crumbs} />
      <h1>{title}</h1>
      <p className="lead">{t("motion.lead")}</p>
      {refusal && (
        <Callout tone="bad" role="alert">
          <p>{errorText(t, refusal)}</p>
        </Callout>
      )}
      <MotionForm values={values} back={back} lastResult={lastResult} />
    </div>
  );
}
