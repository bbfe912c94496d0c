import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { directionOfText } from "#app/i18n/text-direction.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { ExternalLink } from "#app/ui/external-link.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { OwnWords } from "#app/ui/own-words.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { ResultPage } from "../published-model.ts";

/** A result: what it is called and says, whose it is, where it is found, and how it is cited. */
export function ResultBody({ result, isPublished }: { result: ResultPage; isPublished: boolean }) {
  const { t } = useTranslation("results");
  const { title, original, otherTitles, authors, description } = result;
  return (
    <article className="sidebar-end sidebar-between">
      <div className="stack">
        <p className="small soft">{result.type}</p>
        <h1 lang={title.lang} dir={directionOfText(title.lang)}>
          {title.text}
        </h1>
        {original && (
          <p className="lead" lang={original.lang} dir={directionOfText(original.lang)}>
            {original.text}
          </p>
        )}
        {otherTitles.map(({ text, lang }) => (
          <p key={lang} className="soft" lang={lang} dir={directionOfText(lang)}>
            {text}
          </p>
        ))}
        {authors.length > 0 && <Names names={authors} />}
        {result.isForMembers && (
          <p>
            <Badge tone="info">{t("page.for_members")}</Badge>
          </p>
        )}
        <PlainText text={description} />
        <Where result={result} />
        <Card title={t("page.cite")}>
          <p dir="auto">{result.cite}</p>
          {isPublished && (
            <p className="row">
              <a href={`${result.path}/cite/bib`}>{t("page.bibtex")}</a>
              <a href={`${result.path}/cite/ris`}>{t("page.ris")}</a>
            </p>
          )}
        </Card>
      </div>
      <aside className="stack" aria-label={t("page.facts")}>
        <Card title={t("page.facts")}>
          <ResultFacts result={result} />
        </Card>
      </aside>
    </article>
  );
}

function Names({ names }: { names: string[] }) {
  return (
    <ul className="plain-list">
      {names.map((name) => (
        <li key={name}>
          <OwnWords text={name} />
        </li>
      ))}
    </ul>
  );
}

/** Where it is found: at its own address, as a file, by its DOI. */
function Where({ result: { link, file, doi } }: { result: ResultPage }) {
  const { t } = useTranslation("results");
  return (
    <ul>
      {file && (
        <li>
          <a href={file.to}>{t("page.file")}</a> (<bdi>{file.name}</bdi>, {file.size})
        </li>
      )}
      {link && (
        <li>
          <ExternalLink href={link.url}>{link.text}</ExternalLink>
        </li>
      )}
      {doi && (
        <li>
          {t("field.doi")} <ExternalLink href={doi.url}>{doi.text}</ExternalLink>
        </li>
      )}
    </ul>
  );
}

function ResultFacts({ result }: { result: ResultPage }) {
  const { t } = useTranslation("results");
  const { institutions, licence, project } = result;
  return (
    <Facts
      items={[
        {
          term: t("page.institutions"),
          value: institutions.length > 0 && (
            <ul className="plain-list">
              {institutions.map(({ name, to }) => (
                <li key={name}>
                  <bdi>{to ? <Link to={to}>{name}</Link> : name}</bdi>
                </li>
              ))}
            </ul>
          ),
        },
        {
          term: t("page.project"),
          value: project.to ? (
            <Link to={project.to}>
              <OwnWords {...project.title} />
            </Link>
          ) : (
            <>
              <OwnWords {...project.title} /> <span className="soft">({t("page.project_archived")})</span>
            </>
          ),
        },
        { term: t("field.date"), value: result.date },
        { term: t("field.languages"), value: result.languages.join(", ") },
        {
          term: t("field.licence"),
          value: licence?.url ? <ExternalLink href={licence.url}>{licence.label}</ExternalLink> : licence?.label,
        },
        { term: t("field.isbn"), value: result.isbn && <bdi dir="ltr">{result.isbn}</bdi> },
        { term: t("field.themes"), value: result.themes.join("; ") },
      ]}
    />
  );
}
