import { useTranslation } from "react-i18next";
import { LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";

/** Why a step cannot be taken now, and the way back. */
export function Closed({ id, text }: { id: string; text: string }) {
  const { t } = useTranslation("review");
  return (
    <div className="stack">
      <Callout tone="info">
        <p>{text}</p>
      </Callout>
      <div>
        <LinkButton to={`/review/${id}`} variant="quiet">
          {t("back_to_file")}
        </LinkButton>
      </div>
    </div>
  );
}
