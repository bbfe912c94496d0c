import type { SubmissionResult } from "@conform-to/react";
import { useForm } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Button } from "#app/ui/button.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card, EntryCard } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { SelectField, TextField } from "#app/ui/field.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import type { FollowedMemberView, Removed, SearchView } from "./following-model.ts";

interface Answered {
  /** The form whose answer it is: of a search, or that of the pace. */
  of: string;
  result: SubmissionResult;
}

/** The kept searches, each with what can be done with it. */
export function SearchList({ searches, answer }: { searches: readonly SearchView[]; answer: Answered | null }) {
  const { t } = useTranslation("following");
  if (searches.length === 0)
    return (
      <EmptyState
        title={t("searches.none")}
        text={t("searches.none_text")}
        action={
          <div className="cluster">
            <LinkButton to="/directory">{t("to_directory")}</LinkButton>
            <LinkButton to="/projects" variant="quiet">
              {t("to_board")}
            </LinkButton>
          </div>
        }
      />
    );
  return (
    <ul className="plain-list stack">
      {searches.map((one) => (
        <li key={one.id}>
          <SearchEntry {...one} result={answer?.of === one.id ? answer.result : undefined} />
        </li>
      ))}
    </ul>
  );
}

function SearchEntry({
  id,
  name,
  to,
  words,
  unknown,
  found,
  isPaused,
  result,
}: SearchView & { result?: SubmissionResult }) {
  const { t } = useTranslation("following");
  const act = isPaused ? "resume" : "pause";
  const spoken = (what: string) => t("common:action.on", { act: t(what), what: name });
  return (
    <EntryCard as="div" aside={isPaused ? <Badge tone="wait">{t("paused")}</Badge> : null}>
      <strong>
        <Link to={to}>{name}</Link>
      </strong>
      <span className="small soft">{[words, found].filter(Boolean).join(" — ")}</span>
      {unknown && <Callout tone="wait" title={unknown} />}
      <div className="cluster">
        <ActForm intent={act} about={{ viewId: id }} label={t(act)} spoken={spoken(act)} />
        <ActForm intent="remove" about={{ viewId: id }} label={t("remove")} spoken={spoken("remove")} />
      </div>
      <Rename id={id} name={name} result={result} />
    </EntryCard>
  );
}

function Rename({ id, name, result }: { id: string; name: string; result: SubmissionResult | undefined }) {
  const { t } = useTranslation("following");
  const [form, fields] = useForm<{ name: string }>({ id: `rename-${id}`, lastResult: result, defaultValue: { name } });
  return (
    <Disclosure summary={t("rename")} isOpen={result?.error !== undefined}>
      <PortalForm form={form} labels={{ name: t("name") }} action="/following">
        <input type="hidden" name="viewId" value={id} />
        <TextField field={fields.name} label={t("name")} width="medium" />
        <div>
          <Button
            type="submit"
            name="intent"
            value="rename"
            variant="quiet"
            size="small"
            aria-label={t("common:action.on", { act: t("rename"), what: name })}
          >
            {t("rename")}
          </Button>
        </div>
      </PortalForm>
    </Disclosure>
  );
}

export function MemberList({ members }: { members: readonly FollowedMemberView[] }) {
  const { t } = useTranslation("following");
  if (members.length === 0) return <p>{t("members.none")}</p>;
  return (
    <ul className="plain-list stack stack-tight">
      {members.map(({ slug, name, place, isListed }) => (
        <li key={slug}>
          <EntryCard
            as="div"
            aside={
              <ActForm
                intent="unfollow"
                about={{ slug }}
                label={t("members.remove")}
                spoken={t("common:action.on", { act: t("members.remove"), what: name.name })}
              />
            }
          >
            <strong>
              {isListed ? (
                <Link to={`/directory/${slug}`}>
                  <InstitutionName {...name} />
                </Link>
              ) : (
                <InstitutionName {...name} />
              )}
            </strong>
            <span className="small soft">{isListed ? place : t("members.not_listed")}</span>
          </EntryCard>
        </li>
      ))}
    </ul>
  );
}

function wayBack(removed: Removed): { intent: string; about: Record<string, string> } {
  switch (removed.what) {
    case "search": {
      const { name, list, search, isPaused } = removed;
      return { intent: "restore", about: { name, list, search, ...(isPaused && { isPaused: "on" }) } };
    }
    case "member":
      return { intent: "follow", about: { slug: removed.slug } };
    case "project":
      return { intent: "follow_again", about: { projectId: removed.projectId } };
    case "initiative":
      return { intent: "follow_initiative_again", about: { initiativeId: removed.initiativeId } };
  }
}

/** What the last press took away, and the way back. */
export function RemovedNotice({ removed }: { removed: Removed }) {
  const { t } = useTranslation("following");
  const { what, name } = removed;
  const { intent, about } = wayBack(removed);
  return (
    <Callout tone="ok" role="status" isArrival>
      <p>{t(`removed.${what}`, { name })}</p>
      <ActForm
        intent={intent}
        about={about}
        label={t("undo")}
        spoken={t("common:action.on", { act: t("undo"), what: name })}
        action="/following"
      />
    </Callout>
  );
}

interface PaceProps {
  pace: string;
  paces: readonly string[];
  answer: Answered | null;
}

/** How often one hears of all this. */
export function PaceForm({ pace, paces, answer }: PaceProps) {
  const { t } = useTranslation("following");
  const result = answer?.of === "pace" ? answer.result : undefined;
  const [form, fields] = useForm<{ pace: string }>({ id: "pace", lastResult: result, defaultValue: { pace } });
  const options = paces.map((value) => ({ value, label: t(`accounts:letters.pace.${value}`) }));
  return (
    <Card title={t("pace")} isQuiet>
      <PortalForm form={form} labels={{ pace: t("pace") }} action="/following">
        <SelectField field={fields.pace} label={t("pace_label")} help={t("pace_help")} options={options} />
        <div>
          <Button type="submit" name="intent" value="pace" variant="quiet">
            {t("common:action.save")}
          </Button>
        </div>
      </PortalForm>
    </Card>
  );
}
