import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { DeskView } from "../desk-model.ts";

/** Says for each place nobody holds who is on the waiting list for it. */
export function FreePlaces({ free }: Pick<DeskView, "free">) {
  const { t } = useTranslation("projects");
  if (free.length === 0) return null;
  return (
    <Callout tone="wait" role="note" title={t("waiting_list.free")}>
      <ul>
        {free.map(({ id, role, waiting }) => (
          <li key={id}>
            <OwnWords text={role} />: {t("waiting_list.waiting", { institutions: waiting.join(", ") })}
          </li>
        ))}
      </ul>
      <p>{t("waiting_list.how")}</p>
    </Callout>
  );
}
