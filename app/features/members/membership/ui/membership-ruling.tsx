import type { SubmissionResult } from "@conform-to/react";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { Callout } from "#app/ui/callout.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { RulingView } from "../../institution/ui/membership-model.ts";
import { ProposeRuling } from "./propose-ruling.tsx";
import { ProposedRuling } from "./proposed-ruling.tsx";

type Answer = SubmissionResult | undefined;

interface MembershipRulingProps {
  ruling: RulingView;
  /** Something was refused just now that no form here was sent for. */
  isAnew: boolean;
  /** The answer to one of the forms that are here. */
  lastResult: Answer;
}

/** What may be proposed for a membership, or what is proposed and waits for a second person. */
export function MembershipRuling({ ruling, isAnew, lastResult }: MembershipRulingProps) {
  return ruling.kind === "free" ? (
    <ProposeRuling ruling={ruling} lastResult={lastResult} />
  ) : (
    <ProposedRuling ruling={ruling} isAnew={isAnew} lastResult={lastResult} />
  );
}

/** Whether the page has the form still that was sent; another one is not given its words. */
export function holdsForm(ruling: RulingView | null, sent: Answer): boolean {
  const { intent, seen } = sent?.initialValue ?? {};
  if (ruling?.kind === "free") return ruling.kinds.some((kind) => kind === intent);
  return ruling?.may === "answer" && intent === "decline" && seen === ruling.id;
}

/** Why an answer or a proposal was not taken, with the words that were sent. Whatever was sent, it has changed meanwhile. */
export function RulingRefused({ lastResult }: { lastResult: Answer }) {
  const { t } = useTranslation("members");
  const written = lastResult?.initialValue?.reason;
  if (!lastResult?.error) return null;
  return (
    <Callout
      tone="bad"
      role="alert"
      isArrival
      title={errorText(t, lastResult.error[""]?.[0] ?? "members:memberships.refused.stale")}
    >
      {typeof written === "string" && written !== "" && (
        <>
          <p>{t("rulings.written")}</p>
          <PlainText text={written} />
        </>
      )}
    </Callout>
  );
}
