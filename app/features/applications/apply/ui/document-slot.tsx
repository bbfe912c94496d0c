import type { SubmissionResult } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { errorText } from "#app/i18n/error-text.ts";
import { ActForm } from "#app/ui/act-form.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { Callout } from "#app/ui/callout.tsx";
import { Card } from "#app/ui/card.tsx";
import { Disclosure } from "#app/ui/disclosure.tsx";
import { Facts } from "#app/ui/facts.tsx";
import { PlainText } from "#app/ui/plain-text.tsx";
import { SheetForm } from "../../commitment/ui/sheet-form.tsx";
import type { DocumentSlot } from "../documents-page.server.ts";
import { DescribeForm, UploadForm } from "./document-forms.tsx";

interface SlotProps {
  slot: DocumentSlot;
  applicationId: string;
  /** Whether this is the kind to add next. */
  isNext: boolean;
  /** The refused upload or change, when it was of this kind. */
  lastResult?: SubmissionResult;
}

/** One kind of document: what is there, and a form to add one. */
export function DocumentSlotCard({ slot, applicationId, isNext, lastResult }: SlotProps) {
  const { t } = useTranslation("applications");
  const { kind, title, help, isNeeded, isMissing, problem, held, removed, unprintable, sheet } = slot;
  const state = isMissing ? (
    <Badge tone="wait">{t("documents.missing")}</Badge>
  ) : (
    held.length > 0 && <Badge tone="ok">{t("documents.there")}</Badge>
  );
  const changed = lastResult?.initialValue?.documentId;
  const refusedUpload = changed === undefined ? lastResult : undefined;
  return (
    <Card
      id={`document-${kind}`}
      title={title}
      aside={state || <span className="soft">{t(isNeeded ? "when.required" : "when.optional")}</span>}
    >
      <div className="stack">
        <p className="soft">{help}</p>
        {sheet && <SheetForm sheet={sheet} />}
        {kind === "recommendation_letters" && (
          <p>
            <Link to={`/applications/${applicationId}/recommendations`}>{t("recommendations:ask.instead")}</Link>
          </p>
        )}
        {unprintable.length > 0 && (
          <Callout tone="wait">
            <p>{t("documents.unprintable", { characters: unprintable.join(" ") })}</p>
            <p>
              <a href={`/applications/${applicationId}/print`}>{t("documents.print_instead")}</a>
            </p>
          </Callout>
        )}
        {problem && (
          <Callout tone="bad">
            <p>{errorText(t, problem)}</p>
          </Callout>
        )}
        {held.map((document) => (
          <HeldDocument
            key={document.id}
            kind={kind}
            document={document}
            lastResult={changed === document.id ? lastResult : undefined}
          />
        ))}
        {removed.map(({ id, name }) => (
          <div key={id} className="row">
            <span className="soft">{t("documents.removed", { name })}</span>
            <ActForm
              intent="restore"
              about={{ documentId: id }}
              label={t("documents.restore")}
              spoken={t("common:action.on", { act: t("documents.restore"), what: name })}
            />
          </div>
        ))}
        <Disclosure
          summary={held.length > 0 ? t("documents.add_another") : t("documents.add")}
          isOpen={isNext}
          group="upload"
        >
          <UploadForm slot={slot} lastResult={refusedUpload} />
        </Disclosure>
      </div>
    </Card>
  );
}

function HeldDocument({ kind, document, lastResult }: Parameters<typeof DescribeForm>[0]) {
  const { t } = useTranslation("applications");
  const { id, name, size, issuedOn, expiresOn, summary, addedOn, doubt } = document;
  return (
    <div className="stack stack-tight">
      <div className="row row-between">
        <a href={`/documents/${id}`} dir="auto">
          {name}
        </a>
        <ActForm
          intent="remove"
          about={{ documentId: id }}
          label={t("common:action.remove")}
          spoken={t("documents.remove", { name })}
        />
      </div>
      <Facts
        items={[
          { term: t("documents.size"), value: size },
          { term: t("documents.added"), value: addedOn },
          { term: t("documents.issued_on"), value: issuedOn },
          { term: t("documents.expires_on"), value: expiresOn },
        ]}
      />
      {doubt && (
        <Callout tone="wait">
          <p>{errorText(t, doubt)}</p>
        </Callout>
      )}
      {summary && <PlainText text={summary} />}
      <Disclosure summary={t("documents.describe")} isOpen={lastResult !== undefined}>
        {lastResult && <p>{t("documents.file_kept", { name })}</p>}
        <DescribeForm kind={kind} document={document} lastResult={lastResult} />
      </Disclosure>
    </div>
  );
}
