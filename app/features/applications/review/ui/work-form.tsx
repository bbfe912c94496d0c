import { type SubmissionResult, useForm } from "@conform-to/react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Check } from "#db/vocabulary.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import type { CheckView } from "../../checks/list-checks.server.ts";
import { isSettled } from "../../checks/judged.ts";
import { JudgeCheck, type JudgedFields, judgedValues } from "../../checks/ui/judge-check.tsx";
import { RecommendationFields, useRecommendationLabels } from "./recommendation-fields.tsx";

interface WorkFormProps {
  id: string;
  version: number;
  checks: CheckView[];
  /** False while the file waits for the applicant: checks can be judged, and nothing recommended. */
  mayRecommend: boolean;
  /** How many reviews the file needs and does not have. */
  missingReviews: number;
  lastResult: SubmissionResult | undefined;
  /** Whose the case is now, where it has to be taken over first; an owner is named, nobody is null. */
  takeOver: TakenFrom | null;
}

interface TakenFrom {
  ownerId: string | null;
  owner: string | null;
}

type Fields = {
  checks: Record<Check, JudgedFields>;
  recommendation: string;
  reasonCodes: string[];
  until: string;
  rationale: string;
  withoutReviews: string;
};

export const RECOMMENDATION_NAMES = ["recommendation", "reasonCodes", "until", "rationale", "withoutReviews"];
const FIELDS = ["result", "note", "evidenceUrl"] as const;
/** What is folded away below the checks that nobody has judged yet. */
const GROUPS = ["judged", "settled"] as const;

/** A whole file on one page: every check, and the recommendation that follows from them, sent together. */
export function WorkForm({ id, version, checks, mayRecommend, missingReviews, lastResult, takeOver }: WorkFormProps) {
  const { t } = useTranslation("review");
  const placed = usePlaces(checks, lastResult);
  const judged = Object.fromEntries(checks.map((check) => [check.check, judgedValues(check)]));
  const [form, fields] = useForm<Fields>({ id: "work", lastResult, defaultValue: { checks: judged } });
  const fieldsOf = fields.checks.getFieldset();
  const recommendationLabels = useRecommendationLabels();
  // What was typed stays in sight, whosever the case is meanwhile.
  const isRecommending = mayRecommend || RECOMMENDATION_NAMES.some((name) => lastResult?.initialValue?.[name]);
  const labels = { ...useCheckLabels(checks), ...(isRecommending && recommendationLabels) };
  const list = (some: CheckView[]) =>
    some.map((check) => <JudgeCheck key={check.check} check={check} fields={fieldsOf[check.check].getFieldset()} />);
  const groups = {
    judged: checks.filter(({ check }) => placed.get(check) === "judged"),
    settled: checks.filter(({ check }) => placed.get(check) === "settled"),
  };
  const open = checks.filter(({ check }) => placed.get(check) === "open");
  const isWrong = (check: CheckView) => Object.keys(form.allErrors).some((name) => name.includes(`.${check.check}.`));
  const isTyped = ({ check }: CheckView) => {
    const typed = fieldsOf[check].initialValue as Partial<JudgedFields> | undefined;
    return FIELDS.some((name) => (typed?.[name] ?? "") !== (judged[check]?.[name] ?? ""));
  };
  return (
    <PortalForm form={form} labels={labels} enter={{ name: "intent", value: "save" }}>
      <input type="hidden" name="version" value={version} />
      {takeOver && <TakeOver {...takeOver} />}
      <Card title={t("work.open", { count: open.length, all: checks.length })}>
        <div className="judges">{list(open)}</div>
        {GROUPS.map((name) => {
          const some = groups[name];
          return some.length === 0 ? null : (
            <Disclosure
              key={name}
              summary={t(`work.${name}`, { count: some.length })}
              isOpen={some.some((check) => isWrong(check) || isTyped(check))}
            >
              <div className="judges">{list(some)}</div>
            </Disclosure>
          );
        })}
      </Card>
      {isRecommending && (
        <Card title={t("recommendation.card")}>
          <RecommendationFields fields={fields} missingReviews={missingReviews} />
        </Card>
      )}
      <FormActions>
        {mayRecommend && (
          <Button type="submit" name="intent" value="recommend">
            {t("work.recommend")}
          </Button>
        )}
        {mayRecommend && (
          <Button type="submit" name="intent" value="recommend-next" variant="quiet">
            {t("work.recommend_next")}
          </Button>
        )}
        <Button type="submit" name="intent" value="save" variant={mayRecommend ? "quiet" : "primary"}>
          {t("work.save")}
        </Button>
        <LinkButton to={`/review/${id}`} variant="quiet">
          {t("common:action.cancel")}
        </LinkButton>
      </FormActions>
    </PortalForm>
  );
}

/** Makes the case one's own, with all that stands in the form. */
function TakeOver({ ownerId, owner }: TakenFrom) {
  const { t } = useTranslation("review");
  return (
    <Callout tone="wait">
      <p>{t("work.take_over_kept")}</p>
      {ownerId && <input type="hidden" name="seenCoordinatorId" value={ownerId} />}
      {owner && (
        <div className="choice">
          <input type="checkbox" name="goesOn" id="goes-on" />
          <label htmlFor="goes-on">{t("go_on.tick", { owner })}</label>
        </div>
      )}
      <div>
        <Button type="submit" name="intent" value="take-over" variant="quiet" size="small">
          {t("work.take_over")}
        </Button>
      </div>
    </Callout>
  );
}

const placeOf = (check: CheckView) => (check.by !== null ? "judged" : isSettled(check) ? "settled" : "open");
const placesOf = (checks: CheckView[]) => new Map(checks.map((check) => [check.check, placeOf(check)]));

/**
 * Where each check stands. While an answer is on the page they stay where they were: a check that went to another group
 * would come there as a new field, without what was typed into it.
 */
function usePlaces(checks: CheckView[], lastResult: SubmissionResult | undefined) {
  const [shown, setShown] = useState(() => ({ checks, places: placesOf(checks) }));
  if (lastResult || shown.checks === checks) return shown.places;
  const next = { checks, places: placesOf(checks) };
  setShown(next);
  return next.places;
}

function useCheckLabels(checks: CheckView[]): Record<string, string> {
  const { t } = useTranslation("review");
  return Object.fromEntries(
    checks.flatMap(({ check }) => {
      const title = t(`vocabulary:check.${check}.title`);
      return [
        [`checks.${check}.result`, title],
        [`checks.${check}.note`, `${title}, ${t("checks.note")}`],
        [`checks.${check}.evidenceUrl`, `${title}, ${t("checks.evidence")}`],
      ];
    }),
  );
}
