import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { RichText } from "./rich-text.tsx";

type ToolProps = React.DetailedHTMLProps<React.HTMLAttributes<HTMLElement>, HTMLElement> & { level?: string };

declare module "react" {
  // oxlint-disable-next-line typescript/no-namespace -- elements of one's own are made known in this way alone
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

/** A heading is a whole line: its sign stands before the first of the lines in which something is chosen. */
function chooseLines(area: HTMLTextAreaElement): void {
  const { value, selectionStart, selectionEnd } = area;
  const end = value.indexOf("\n", selectionEnd);
  area.setSelectionRange(value.lastIndexOf("\n", selectionStart - 1) + 1, end < 0 ? value.length : end);
}

const areaOf = (id: string): HTMLTextAreaElement | null => {
  const found = document.getElementById(id);
  return found instanceof HTMLTextAreaElement ? found : null;
};

/** By the place of the key, so that they are the same on a keyboard with Cyrillic letters. */
const SHORTCUTS: Readonly<Record<string, string>> = { KeyB: "md-bold", KeyI: "md-italic" };

/** Presses the tool of a key that is held with Ctrl, or with Cmd. */
function pressByKey(event: KeyboardEvent, tools: HTMLElement | null): void {
  const tool = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && SHORTCUTS[event.code];
  if (!tool) return;
  event.preventDefault();
  tools?.querySelector<HTMLElement>(tool)?.click();
}

/** Writes the signs of Markdown into a text area; each tool does what its word says to the words that are chosen. */
export function RichTools({ textAreaId }: { textAreaId: string }) {
  const { t } = useTranslation("common");
  useEffect(() => {
    void import("@github/markdown-toolbar-element");
  }, []);
  const tools = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const area = areaOf(textAreaId);
    const press = (event: KeyboardEvent) => pressByKey(event, tools.current);
    area?.addEventListener("keydown", press);
    return () => area?.removeEventListener("keydown", press);
  }, [textAreaId]);
  const beforeHeading = ({ target }: React.SyntheticEvent) => {
    const area = areaOf(textAreaId);
    if (area && target instanceof Element && target.closest("md-header")) chooseLines(area);
  };
  return (
    <div
      className="rich-tools"
      ref={tools}
      onClickCapture={beforeHeading}
      onKeyDownCapture={(event) => {
        if (event.key === "Enter" || event.key === " ") beforeHeading(event);
      }}
    >
      <markdown-toolbar for={textAreaId} aria-label={t("rich.tools")}>
        <md-header level="2">{t("rich.heading")}</md-header>
        <md-bold aria-keyshortcuts="Control+B Meta+B">
          <strong>{t("rich.strong")}</strong>
        </md-bold>
        <md-italic aria-keyshortcuts="Control+I Meta+I">
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

/** Shows below a text area how what stands in it will look. */
export function RichPreview({ textAreaId, lang }: { textAreaId: string; lang?: string }) {
  const { t } = useTranslation("common");
  const [preview, setPreview] = useState<Preview>({ state: "closed" });
  const isOpen = preview.state === "shown" || preview.state === "failed";
  const toggle = () => {
    if (isOpen) return setPreview({ state: "closed" });
    setPreview({ state: "asked" });
    void previewOf(areaOf(textAreaId)?.value ?? "").then(setPreview);
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
