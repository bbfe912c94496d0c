import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { RichText } from "./rich-text.tsx";

type ToolProps = React.DetailedHTMLProps<React.HTMLAttributes<HTMLElement>, HTMLElement> & { level?: string };

declare module "react" {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- elements of one's own are made known in this way alone
  namespace JSX {
    interface IntrinsicElements {
      "markdown-toolbar": ToolProps & { for: string };
      "md-header": ToolProps;
      "md-bold": ToolProps;
      "md-italic": ToolProps;
      "md-unordered-list": ToolProps;
      "md-ordered-list": ToolProps;
      "md-quote": ToolProps;
      "md-link": ToolProps;
    }
  }
}

/** Writes the signs of Markdown into a text area; each tool does what its word says to the words that are chosen. */
export function RichTools({ textAreaId }: { textAreaId: string }) {
  const { t } = useTranslation("common");
  useEffect(() => {
    void import("@github/markdown-toolbar-element");
  }, []);
  return (
    <div className="rich-tools">
      <markdown-toolbar for={textAreaId} aria-label={t("rich.tools")}>
        <md-header level="2">{t("rich.heading")}</md-header>
        <md-bold>
          <strong>{t("rich.strong")}</strong>
        </md-bold>
        <md-italic>
          <em>{t("rich.emphasis")}</em>
        </md-italic>
        <md-unordered-list>{t("rich.list")}</md-unordered-list>
        <md-ordered-list>{t("rich.numbers")}</md-ordered-list>
        <md-quote>{t("rich.quotation")}</md-quote>
        <md-link>{t("rich.link")}</md-link>
      </markdown-toolbar>
    </div>
  );
}

type Preview = { state: "closed" | "asked" | "failed" } | { state: "shown"; html: string };

async function previewOf(text: string): Promise<Preview> {
  try {
    const response = await fetch("/preview-text", { method: "post", body: new URLSearchParams({ text }) });
    if (!response.ok) return { state: "failed" };
    const { html } = (await response.json()) as { html: string };
    return { state: "shown", html };
  } catch {
    return { state: "failed" };
  }
}

const readTextArea = (id: string) => {
  const found = document.getElementById(id);
  return found instanceof HTMLTextAreaElement ? found.value : "";
};

/** Shows below a text area how what stands in it will look. */
export function RichPreview({ textAreaId, lang }: { textAreaId: string; lang?: string }) {
  const { t } = useTranslation("common");
  const [preview, setPreview] = useState<Preview>({ state: "closed" });
  const isOpen = preview.state === "shown" || preview.state === "failed";
  const toggle = () => {
    if (isOpen) return setPreview({ state: "closed" });
    setPreview({ state: "asked" });
    void previewOf(readTextArea(textAreaId)).then(setPreview);
  };
  return (
    <div className="rich-preview stack stack-tight">
      <button type="button" className="button button-quiet button-small" aria-expanded={isOpen} onClick={toggle}>
        {t(isOpen ? "rich.preview_close" : "rich.preview")}
      </button>
      <div aria-live="polite">
        {preview.state === "failed" && <p className="small">{t("rich.preview_failed")}</p>}
        {preview.state === "shown" &&
          (preview.html ? <RichText {...{ lang }} html={preview.html} /> : t("rich.nothing"))}
      </div>
    </div>
  );
}
