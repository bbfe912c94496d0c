import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import type { OwnHand } from "../own-hand.ts";

/** For colleagues: who answers for the application, and what they themselves may do with it. */
export function OwnHandNote({ own: { hand, applicant }, isSent }: { own: OwnHand; isSent: boolean }) {
  const { t } = useTranslation("invitations");
  if (hand === "applicant") return null;
  return (
    <Callout>
      <p>
        {applicant && t("own_hand.applicant", { applicant })}{" "}
        {t(hand === "co_applicant" && isSent ? "own_hand.co_applicant_sent" : `own_hand.${hand}`)}
      </p>
    </Callout>
  );
}
