import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { InvitedView } from "../project-model.ts";

/** That an own institution is asked to take part, and as what. */
export function InvitedAs({ institution, role, lang }: Omit<InvitedView, "key">) {
  const { t } = useTranslation("projects");
  return (
    <Callout tone="info">
      <p>
        {t("page.invited_as", { institution })}{" "}
        <b>
          <OwnWords text={role} lang={lang} />
        </b>
      </p>
    </Callout>
  );
}
