import { lineOf } from "#app/i18n/isolate.ts";
import { useTranslation } from "react-i18next";
import { MembershipCost } from "#app/features/dues/ui/membership-cost.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { InstitutionName } from "#app/ui/institution-name.tsx";
import { Facts } from "#app/ui/facts.tsx";
import type { ConfirmationView, HeadSummaryView, SheetView, SignedView } from "../confirmation-model.ts";
import { TextLink } from "../../form/ui/text-link.tsx";

interface HeadSummaryProps extends Pick<ConfirmationView, "texts" | "ticked" | "changed"> {
  summary: HeadSummaryView;
}

/** The application on one screen: who applies, as what, who prepared it, and what confirming means. */
export function HeadSummary({ summary, texts, ticked, changed }: HeadSummaryProps) {
  const { t } = useTranslation("applications");
  const { institution, category, categoryReasons, preparer, representatives, until, cost } = summary;
  return (
    <Card title={t("confirm.summary.title")}>
      <div className="stack">
        <Facts
          items={[
            { term: t("confirm.summary.institution"), value: <InstitutionName {...institution} isInline /> },
            { term: t("confirm.summary.category"), value: `${category}. ${categoryReasons.join(" ")}` },
            { term: t("confirm.summary.preparer"), value: preparer },
            { term: t("confirm.summary.representatives"), value: representatives.join("; ") },
            { term: t("confirm.summary.until"), value: until },
          ]}
        />
        <p>
          {t("confirm.summary.means")} <MembershipCost cost={cost} />
        </p>
        <p className="row">
          {texts.map((text) => (
            <TextLink key={text} text={text} version={ticked[text]} />
          ))}
          <a href="#file">{t("confirm.summary.jump")}</a>
        </p>
        {changed.length > 0 && <ChangedSince changed={changed} />}
      </div>
    </Card>
  );
}

/** Says which version is signed where the text has changed since it was ticked, and how the new one can be. */
function ChangedSince({ changed }: Pick<ConfirmationView, "changed">) {
  const { t } = useTranslation("applications");
  return (
    <Callout tone="wait" title={t("confirm.changed.title")}>
      <ul>
        {changed.map(({ text, ticked, version, date }) => (
          <li key={text}>
            {t("confirm.changed.text", { date })} {t("confirm.changed.signed")}{" "}
            <TextLink text={text} version={ticked} />
            {". "}
            {t("confirm.changed.new")} <TextLink text={text} version={version} />.
          </li>
        ))}
      </ul>
      <p>{t("confirm.changed.choose")}</p>
    </Callout>
  );
}

/** What the head signed, to be kept. */
export function SignedCopy({ signed }: { signed: SignedView }) {
  const { t } = useTranslation("applications");
  const { name, position, at, digest, documents, sheet, texts, to, isKept } = signed;
  return (
    <Card title={t("confirm.copy.title")}>
      <div className="stack">
        <Facts
          items={[
            { term: t("confirm.copy.signed"), value: lineOf([name, position, at]) },
            { term: t("confirm.copy.documents"), value: documents.join("; ") },
            { term: t("confirm.copy.sheet"), value: sheet && <Sheet {...sheet} /> },
            { term: t("confirm.copy.texts"), value: texts.length > 0 && <SignedTexts texts={texts} /> },
            { term: t("confirm.copy.digest"), value: digest && <code>{digest}</code> },
          ]}
        />
        <p>
          <a href={to}>{t("confirm.copy.pdf")}</a>
        </p>
        <p className="small soft">{t(isKept ? "formalities:sign.copy_note" : "confirm.copy.note")}</p>
      </div>
    </Card>
  );
}

function Sheet({ name, sha256 }: SheetView) {
  const { t } = useTranslation("applications");
  return (
    <>
      <bdi>{name}</bdi>
      <div className="small soft">
        {t("confirm.copy.digest")}: <code>{sha256}</code>
      </div>
    </>
  );
}

function SignedTexts({ texts }: Pick<SignedView, "texts">) {
  const { t } = useTranslation("applications");
  return (
    <ul className="plain">
      {texts.map(({ title, version, address }) => (
        <li key={address}>
          <a href={address}>{t("texts.named", { title, version })}</a>
        </li>
      ))}
    </ul>
  );
}
