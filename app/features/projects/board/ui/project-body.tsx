import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { languageBeside } from "#app/i18n/text-language.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { ExternalLink } from "#app/ui/external-link.tsx";
import { type Fact, Facts } from "#app/ui/facts.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { Time } from "#app/ui/time.tsx";
import { Timeline } from "#app/ui/timeline.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { OtherTexts } from "./other-texts.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import type { ProjectView, ShownAnswer } from "../project-model.ts";
import { Prose } from "./prose.tsx";
import { ChangeNotice } from "./change-notice.tsx";
import { ChangesAsked } from "./changes-asked.tsx";
import { UnmetQuestions } from "./unmet-questions.tsx";

interface BodyProps {
  project: ProjectView;
}

/** How coordinators answered, for those of its own institution: before everything else, or it is scrolled past on a phone. */
export function ProjectAnswers({ project: { inner } }: BodyProps) {
  const { t } = useTranslation("projects");
  return (
    <>
      {inner?.change && <ChangeNotice change={inner.change} />}
      {inner?.moderationNote && (
        <ChangesAsked
          note={inner.moderationNote}
          unmet={inner.unmet}
          isTakenOff={inner.isTakenOff}
          isTakenBack={inner.isTakenBack}
        />
      )}
      {inner?.declined && (
        <Callout tone="bad" title={t("page.declined", { reason: inner.declined.reason })}>
          <PlainText text={inner.declined.note} />
          <UnmetQuestions unmet={inner.unmet} />
        </Callout>
      )}
    </>
  );
}

/** The text of a project: what it is, whom it looks for, who is in it. */
export function ProjectBody({ project }: BodyProps) {
  const { t } = useTranslation("projects");
  const { finalSummary, sections, isDetailed } = project;
  return (
    <div className="stack stack-loose">
      {finalSummary && (
        <section className="stack" aria-labelledby="achieved">
          <h2 id="achieved">{t("page.achieved")}</h2>
          <PlainText text={finalSummary} />
        </section>
      )}
      <Sections answers={sections.before} />
      {!isDetailed && (
        <Callout tone="neutral" title={t("page.more_for_members.title")}>
          <p>{t("page.more_for_members.text")}</p>
        </Callout>
      )}
      <Needs project={project} />
      <Partners project={project} />
      <Sections answers={sections.after} />
      <OtherTexts texts={project.otherTexts} />
    </div>
  );
}

function Sections({ answers }: { answers: ShownAnswer[] }) {
  return answers.map(({ name, label, how, text, lang, note }) => (
    <section key={name} className="stack" aria-labelledby={name}>
      <h2 id={name}>{label}</h2>
      {note && <p className="small soft">{note}</p>}
      <Prose how={how} text={text} lang={lang} />
    </section>
  ));
}

const BesideText = ({ text, lang }: { text: string; lang?: string }) => (
  <PlainText text={text} lang={languageBeside(text, lang)} />
);

function Needs({ project: { needs } }: BodyProps) {
  const { t } = useTranslation("projects");
  if (needs.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="needs">
      <h2 id="needs">{t("field.needs")}</h2>
      <ul className="entry-list">
        {needs.map((need) => (
          <li key={need.id}>
            <Card
              as="div"
              title={<OwnWords text={need.role} lang={languageBeside(need.role, need.lang)} />}
              headingLevel={3}
              aside={<Badge tone="info">{need.filled}</Badge>}
            >
              <Facts
                isWide
                items={[
                  {
                    term: t("need.expertise"),
                    value: need.expertise && <BesideText text={need.expertise} lang={need.lang} />,
                  },
                  { term: t("need.tasks"), value: need.tasks && <BesideText text={need.tasks} lang={need.lang} /> },
                  { term: t("need.orgKind"), value: need.orgKind },
                  { term: t("need.countries"), value: need.countries.join(", ") || t("need.any_country") },
                ]}
              />
            </Card>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Partners({ project: { lead, partners } }: BodyProps) {
  const { t } = useTranslation("projects");
  return (
    <section className="stack" aria-labelledby="partners">
      <h2 id="partners">{t("page.partners")}</h2>
      <ul className="stack">
        <li>
          <InstitutionName
            name={lead.name}
            original={lead.original}
            to={lead.slug ? `/directory/${lead.slug}` : undefined}
            isInline
          />
          , {lead.country} · {t("page.lead")}
        </li>
        {partners.map((partner) => (
          <li key={partner.key}>
            <InstitutionName
              name={partner.name}
              original={partner.original}
              to={partner.slug ? `/directory/${partner.slug}` : undefined}
              isInline
            />
            {partner.country && `, ${partner.country}`} ·{" "}
            <OwnWords text={partner.role} lang={languageBeside(partner.role, partner.lang)} />
            {partner.isOutside && <span className="soft"> ({t("page.outside")})</span>}
            {partner.isSuspended && (
              <>
                {" "}
                <Badge tone="bad">{t("page.partner_suspended")}</Badge>
              </>
            )}
          </li>
        ))}
      </ul>
      <p className="small soft">{t("page.partners_note")}</p>
    </section>
  );
}

/** Key facts beside the text. */
export function ProjectFacts({ project }: BodyProps) {
  const { t } = useTranslation("projects");
  const { lead } = project;
  const items: Fact[] = [
    {
      term: t("page.lead"),
      value: lead.slug ? <Link to={`/directory/${lead.slug}`}>{lead.name}</Link> : lead.name,
    },
    { term: t("page.period"), value: project.period },
    { term: t("page.initiatives"), value: project.initiatives.length > 0 && <Initiatives project={project} /> },
    ...project.facts.map((answer) => ({ term: answer.label, value: <FactText {...answer} /> })),
  ];
  return <Facts items={items} />;
}

function Initiatives({ project: { initiatives } }: BodyProps) {
  return (
    <ul className="plain-list">
      {initiatives.map(({ id, title, path }) => {
        const name = <bdi lang={title.lang}>{title.text}</bdi>;
        return <li key={id}>{path ? <Link to={path}>{name}</Link> : name}</li>;
      })}
    </ul>
  );
}

function FactText({ how, text, lang }: ShownAnswer) {
  if (how === "url") return <ExternalLink href={text} />;
  return how === "own" ? <OwnWords text={text} lang={lang} /> : text;
}

/** What happened to it, oldest first, without names of people. */
export function ProjectHistory({ project: { history } }: BodyProps) {
  const { t } = useTranslation("projects");
  if (history.length === 0) return null;
  return (
    <section className="stack" aria-labelledby="history">
      <h2 id="history">{t("page.history")}</h2>
      <Timeline
        entries={history.map(({ id, text, iso, when }) => ({
          id,
          title: text,
          meta: <Time dateTime={iso} text={when} />,
        }))}
      />
    </section>
  );
}
