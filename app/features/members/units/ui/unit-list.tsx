import { useTranslation } from "react-i18next";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { ExternalLink } from "#app/ui/external-link.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import type { UnitView } from "../../institution/ui/profile-model.ts";

interface UnitListProps {
  units: readonly UnitView[];
  /** The page on which the member is written to; null where the reader cannot. */
  writeTo?: string | null;
}

/** More than so many are folded below those they belong to. */
const MOST_UNFOLDED = 12;

const countAll = (units: readonly UnitView[]): number => units.reduce((sum, { parts }) => sum + 1 + countAll(parts), 0);

/** The units of a member, each with those that belong to it. */
export function UnitList({ units, writeTo = null }: UnitListProps) {
  return <Units {...{ units, writeTo }} isFolded={countAll(units) > MOST_UNFOLDED} />;
}

function Units({ units, writeTo, isFolded }: Required<UnitListProps> & { isFolded: boolean }) {
  const { t } = useTranslation("members");
  return (
    <ul className="units">
      {units.map((unit) => {
        const { id, parts } = unit;
        const inner = parts.length > 0 && <Units units={parts} {...{ writeTo, isFolded }} />;
        return (
          <li key={id} id={`unit-${id}`}>
            <Facts unit={unit} writeTo={writeTo} />
            {inner && isFolded ? (
              <Disclosure summary={t("units.within", { count: countAll(parts) })}>{inner}</Disclosure>
            ) : (
              inner
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Facts({ unit, writeTo }: { unit: UnitView; writeTo: string | null }) {
  const { t } = useTranslation("members");
  const { id, name, facts, topics, about, website, hasContact, contact, readers } = unit;
  return (
    <>
      <p>
        <InstitutionName {...name} isInline /> <span className="soft">· {facts.join(" · ")}</span>
        {readers && <span className="small soft"> · {readers}</span>}
      </p>
      {topics.length > 0 && <p className="small">{topics.join(" · ")}</p>}
      {about && <PlainText text={about.words} lang={about.lang} />}
      {(website || hasContact) && (
        <p className="small cluster">
          {website && <ExternalLink href={website} />}
          {contact && (
            <span>
              {t("units.contact_short")}: <bdi>{contact}</bdi>
            </span>
          )}
          {hasContact && writeTo && (
            <a
              className="no-print"
              href={`${writeTo}&unit=${id}`}
              aria-label={t("units.write_named", { unit: name.name })}
            >
              {t("units.write")}
            </a>
          )}
        </p>
      )}
    </>
  );
}
