import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { ActForm } from "#app/ui/act-form.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { EntryCard } from "#app/ui/card.tsx";
import { Time } from "#app/ui/time.tsx";
import type { VersionView } from "../versions-model.ts";

interface Listed {
  slug: string;
  /** Of the posting as it stands. */
  version: number;
}

/** Every version with who made it, when, and what in it differs from the one before. */
export function VersionList({
  versions,
  canChange,
  ...listed
}: Listed & { versions: VersionView[]; canChange: boolean }) {
  const { t } = useTranslation("projects");
  if (versions.length === 0) return <p>{t("versions.none")}</p>;
  return (
    <ol className="entry-list" aria-label={t("versions.list")}>
      {versions.map((one) => (
        <li key={one.number}>
          <EntryCard as="div" aside={one.isPresent && <Badge tone="ok">{t("versions.newest")}</Badge>}>
            <h2>
              <Link to={`/projects/${listed.slug}/versions?version=${one.number}`}>
                {t("versions.number", { number: one.number })}
              </Link>
            </h2>
            <VersionFacts version={one} />
            <Differs version={one} />
            {!one.isPresent && canChange && <RestoreVersion {...listed} number={one.number} />}
          </EntryCard>
        </li>
      ))}
    </ol>
  );
}

/** Who made a version, when, and what made it one of its own. */
export function VersionFacts({ version: { person, at, what } }: { version: VersionView }) {
  return (
    <p className="small soft">
      <bdi>{person}</bdi> · <Time dateTime={at.iso} text={at.text} />
      {what && ` · ${what}`}
    </p>
  );
}

function Differs({ version: { differs, isFirst } }: { version: VersionView }) {
  const { t } = useTranslation("projects");
  if (isFirst) return <p>{t("versions.first")}</p>;
  if (differs.length === 0) return <p>{t("versions.same")}</p>;
  return (
    <p>
      {t("versions.differs")} {differs.join("; ")}
    </p>
  );
}

/** The button that brings a version back. */
export function RestoreVersion({ slug, version, number }: Listed & { number: number }) {
  const { t } = useTranslation("projects");
  const label = t("versions.restore");
  return (
    <ActForm
      intent="restore"
      action={`/projects/${slug}/versions`}
      about={{ number: String(number), version: String(version) }}
      label={label}
      spoken={t("common:action.on", { act: label, what: t("versions.number", { number }) })}
    />
  );
}
