import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { HearingFacts } from "#app/features/members/hearing/ui/hearing-facts.tsx";
import { MembershipFacts } from "#app/features/members/membership/ui/membership-facts.tsx";
import { Byline } from "#app/ui/byline.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { proposalWords } from "../../session/proposal-words.ts";
import type { RulingSummary } from "../ballot-model.ts";
import { EarlierFiles } from "./earlier-files.tsx";

/** One page on what is proposed for a membership: by whom and why, how it stands, the projects it touches, and what was before. */
export function RulingFacts({ summary }: { summary: RulingSummary }) {
  const { t } = useTranslation("council");
  const { ruling, to, reason, hearing, by, proposed, card, changes, projects, earlier } = summary;
  return (
    <div className="stack">
      <p>
        {t("item.proposed")}: <strong>{proposalWords(t, ruling)}</strong>{" "}
        <span className="small soft">
          <Byline by={by} at={proposed} />
        </span>
      </p>
      <PlainText text={reason} />
      {hearing && <HearingFacts hearing={hearing} />}
      <p className="small soft">{t(`members:rulings.${ruling}.text`)}</p>
      <MembershipFacts card={card} />
      <Projects projects={projects} />
      {changes.length > 0 && (
        <Disclosure summary={t("item.changes", { count: changes.length })}>
          <Timeline entries={changes} label={t("item.changes", { count: changes.length })} />
        </Disclosure>
      )}
      <EarlierFiles files={earlier} />
      <p>
        <Link to={to}>{t("item.membership")}</Link>
      </p>
    </div>
  );
}

function Projects({ projects }: Pick<RulingSummary, "projects">) {
  const { t } = useTranslation("council");
  if (projects.length === 0) return <p className="small soft">{t("item.no_projects")}</p>;
  return (
    <div>
      <p className="small soft">{t("item.projects")}</p>
      <ul>
        {projects.map(({ slug, title, lang, isLead }) => (
          <li key={slug}>
            <Link to={`/projects/${slug}`} lang={lang}>
              {title}
            </Link>{" "}
            <span className="small soft">{t(isLead ? "item.leads" : "item.partner")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
