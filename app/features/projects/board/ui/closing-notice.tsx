import { Form } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { OpenedBy } from "#app/ui/opened-by.tsx";
import type { ClosingNoticeView } from "../project-model.ts";

/** Who is told of a closing or opening, and until when it is taken back unseen. */
export function ClosingNotice({ closing: { text, slug, back } }: { closing: ClosingNoticeView }) {
  const { t } = useTranslation("projects");
  return (
    <Callout tone="wait">
      <p>{text}</p>
      {back && (
        <Form method="post" action={`/projects/${slug}/move`}>
          <OpenedBy />
          <input type="hidden" name="from" value={back.from} />
          <input type="hidden" name="on" value="page" />
          <Button type="submit" name="to" value={back.to} variant="quiet" size="small">
            {t("closing.undo")}
          </Button>
        </Form>
      )}
    </Callout>
  );
}
