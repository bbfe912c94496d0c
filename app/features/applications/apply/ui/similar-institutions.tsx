import { useField } from "@conform-to/react";
import { Link, useFetcher } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Callout } from "#app/ui/callout.tsx";
import { useIsHydrated } from "#app/ui/use-is-hydrated.ts";
import type { SectionPage } from "../section-model.ts";
import type { Similar } from "../similar-institutions.server.ts";

const PAUSE_MS = 400;

/** Says who is here already under such a name, and how to be let in there. */
export function SimilarNotice({ similar }: { similar: Similar | null }) {
  const { t } = useTranslation("applications");
  if (!similar) return null;
  const { members, isApplying } = similar;
  return (
    <Callout tone="wait" title={t("similar.title")} role="status">
      {members.length > 0 && (
        <ul>
          {members.map((member) => (
            <li key={member.to}>
              <Link to={member.to}>
                <bdi>{member.name}</bdi>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {isApplying && <p>{t("similar.applying")}</p>}
      <p>
        {t("similar.what")} <LetIn {...similar} />
      </p>
    </Callout>
  );
}

function LetIn({ name }: Pick<Similar, "name">) {
  const { t } = useTranslation("applications");
  return <Link to={`/apply?${new URLSearchParams({ q: name })}`}>{t("similar.let_in")}</Link>;
}

/** The same in a place that is kept for it, so that no field moves under the hands of whoever types. */
function SimilarLine({ similar }: { similar: Similar | null }) {
  const { t } = useTranslation("applications");
  const isHydrated = useIsHydrated();
  const [first, ...more] = similar?.members ?? [];
  return (
    <div className="small kept-place" role="status">
      {similar ? (
        <>
          <strong>{first ? t("similar.title") : t("similar.applying")}</strong>
          <p>
            {first && (
              <Link to={first.to}>
                <bdi>{first.name}</bdi>
              </Link>
            )}
            {more.length > 0 && <span>+{more.length}</span>}
            <LetIn {...similar} />
          </p>
        </>
      ) : (
        isHydrated && <span className="soft">{t("similar.looks")}</span>
      )}
    </div>
  );
}

interface WhileTypingProps {
  applicationId: string;
  saved: Similar | null;
}

/** On the page of the names: the same while one is typed; until somebody types, what was found for the saved ones. */
export function SimilarWhileTyping({ page: { section, applicationId, similar } }: { page: SectionPage }) {
  return section === "identity" ? <WhileTyping applicationId={applicationId} saved={similar} /> : null;
}

function WhileTyping({ applicationId, saved }: WhileTypingProps) {
  const [official] = useField<string>("name_official");
  const [english] = useField<string>("name_en");
  const { load, data } = useFetcher<{ similar: Similar | null }>();
  const values = [official.value ?? "", english.value ?? ""];
  const before = useRef(values);
  const typed = values.find((value, index) => value !== before.current[index]);
  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(() => {
      before.current = values;
      load(`/applications/${applicationId}/similar?${new URLSearchParams({ name: typed })}`);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, applicationId]);
  return <SimilarLine similar={data ? data.similar : saved} />;
}
