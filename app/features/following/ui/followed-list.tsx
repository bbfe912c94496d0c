import { type SubmissionResult, useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { Button } from "#app/ui/button.tsx";
import { EntryCard } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { SelectField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { FOLLOWED_PARTS } from "#db/vocabulary-letters.ts";
import { CHOSEN_PACES } from "../followed.schema.ts";
import type { FollowedView } from "./following-model.ts";

interface Answered {
  of: string;
  result: SubmissionResult;
}

type Kind = "project" | "initiative";

interface ListProps {
  kind: Kind;
  followed: readonly FollowedView[];
  answer: Answered | null;
}

/** The projects or the initiatives a person follows: how often, of what, and the way out. */
export function FollowedList({ kind, followed, answer }: ListProps) {
  const { t } = useTranslation("following");
  if (followed.length === 0) return <p>{t(`${kind}s.none`)}</p>;
  return (
    <ul className="plain-list stack stack-tight">
      {followed.map((one) => (
        <li key={one.id}>
          <Entry {...one} kind={kind} result={answer?.of === one.id ? answer.result : undefined} />
        </li>
      ))}
    </ul>
  );
}

type EntryProps = FollowedView & { kind: Kind; result: SubmissionResult | undefined };

function Entry({ kind, id, seen, pace, parts, result }: EntryProps) {
  const { t } = useTranslation("following");
  const name = seen?.title.text ?? t(`${kind}s.unseen`);
  const said = [t(`project.pace.${pace ?? "usual"}`), ...(pace === "never" ? [] : [t(`${kind}.parts.${parts}`)])];
  return (
    <EntryCard
      as="div"
      aside={
        <ActForm
          intent={`stop_${kind}`}
          about={{ [`${kind}Id`]: id }}
          label={t("projects.remove")}
          spoken={t("common:action.on", { act: t("projects.remove"), what: name })}
        />
      }
    >
      <strong>
        {seen ? (
          <Link to={seen.path}>
            <bdi lang={seen.title.lang}>{seen.title.text}</bdi>
          </Link>
        ) : (
          name
        )}
      </strong>
      {seen && <span className="small soft">{said.join(" · ")}</span>}
      {seen && <Choice kind={kind} id={id} name={name} pace={pace} parts={parts} result={result} />}
    </EntryCard>
  );
}

type ChoiceProps = Omit<EntryProps, "seen"> & { name: string };

function Choice({ kind, id, name, pace, parts, result }: ChoiceProps) {
  const { t } = useTranslation("following");
  const [form, fields] = useForm<{ pace: string; parts: string }>({
    id: `choose-${id}`,
    lastResult: result,
    defaultValue: { pace: pace ?? "usual", parts },
  });
  const labels = { pace: t("project.pace_label"), parts: t("project.parts_label") };
  return (
    <Disclosure summary={t("project.choose")} isOpen={result?.error !== undefined}>
      <PortalForm form={form} labels={labels} action="/following">
        <input type="hidden" name={`${kind}Id`} value={id} />
        <SelectField
          field={fields.pace}
          label={labels.pace}
          options={CHOSEN_PACES.map((value) => ({ value, label: t(`project.pace.${value}`) }))}
        />
        <SelectField
          field={fields.parts}
          label={labels.parts}
          options={FOLLOWED_PARTS.map((value) => ({ value, label: t(`${kind}.parts.${value}`) }))}
        />
        <div>
          <Button
            type="submit"
            name="intent"
            value={`choose_${kind}`}
            variant="quiet"
            size="small"
            aria-label={t("common:action.on", { act: t("common:action.save"), what: name })}
          >
            {t("common:action.save")}
          </Button>
        </div>
      </PortalForm>
    </Disclosure>
  );
}
