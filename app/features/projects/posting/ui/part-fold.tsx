import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "#app/ui/button.tsx";
import { SectionList } from "#app/ui/section-list.tsx";
import { useIsHydrated } from "#app/ui/use-is-hydrated.ts";
import { POSTING } from "../../project/posting-fields.ts";
import { criteriaOf } from "../criteria.ts";
import { isOptional, type Lack, lacksOf } from "../lacks.ts";

type Part = (typeof POSTING)[number];

const idOf = ({ key }: Part) => `part-${key}`;

/** How a part stands, in few words. */
function usePartStanding(lacks: readonly Lack[]) {
  const { t } = useTranslation("projects");
  return (part: Part) => {
    const own = lacksOf(part, lacks);
    const wrong = own.filter(({ isWrong }) => isWrong).length;
    const asked = own.length - wrong;
    const told = [
      wrong > 0 && t("form.standing.wrong", { count: wrong }),
      asked > 0 && t("form.standing.asked", { count: asked }),
    ].filter(Boolean);
    const state = wrong > 0 ? ("problem" as const) : asked > 0 ? ("todo" as const) : ("done" as const);
    const words = told.join(", ") || t(isOptional(part) ? "form.standing.optional" : "form.standing.complete");
    return { state, words };
  };
}

/** The parts of the form with how each stands; they lead there, and open it where scripts run. */
export function PartList({ lacks }: { lacks: readonly Lack[] }) {
  const { t } = useTranslation("projects");
  const standing = usePartStanding(lacks);
  const sections = POSTING.map((part) => {
    const { state, words } = standing(part);
    return { label: t(`form.part.${part.key}`), to: `#${idOf(part)}`, state, note: words };
  });
  return <SectionList label={t("form.parts")} sections={sections} />;
}

interface PartFoldProps {
  part: Part;
  lacks: readonly Lack[];
  isOpen: boolean;
  children: ReactNode;
}

/** One part of the form, which folds away. */
export function PartFold({ part, lacks, isOpen, children }: PartFoldProps) {
  const { t } = useTranslation("projects");
  const { state, words } = usePartStanding(lacks)(part);
  const headingId = `${idOf(part)}-title`;
  const criteria = criteriaOf(part.key);
  return (
    <details id={idOf(part)} className="part" open={isOpen}>
      <summary>
        <h2 id={headingId}>{t(`form.part.${part.key}`)}</h2>
        <span className={`part-standing part-${state}`}>{words}</span>
      </summary>
      <div className="stack part-body" role="group" aria-labelledby={headingId}>
        {criteria.length > 0 && (
          <div className="small soft">
            <p>{t("criteria.here")}</p>
            <ul>
              {criteria.map((words) => (
                <li key={words}>{t(`criteria.${words}`)}</li>
              ))}
            </ul>
          </div>
        )}
        {children}
      </div>
    </details>
  );
}

/** Opens every part, where scripts run: a link to a page on which they are open would lose what is typed. */
export function OpenAll({ onClick }: { onClick: () => void }) {
  const { t } = useTranslation("projects");
  if (!useIsHydrated()) return null;
  return (
    <div>
      <Button type="button" variant="quiet" size="small" onClick={onClick}>
        {t("form.open_all")}
      </Button>
    </div>
  );
}
