import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { Callout } from "./callout.tsx";

/** Why the last press did nothing. That a letter is on its way already is no fault of whoever pressed. */
export function Refusal({ message }: { message: string | undefined }) {
  const { t } = useTranslation();
  if (!message) return null;
  const isOnItsWay = message.startsWith("errors:on_its_way");
  return <Callout tone={isOnItsWay ? "wait" : "bad"} role="alert" title={errorText(t, message)} />;
}
