import { FormData as PageFormData, readPage } from "./reader.ts";
import type { Answer, Browser } from "./test-portal.ts";

/** What a reader sees of a control: its label, after the legends or folds it stands under where the label alone is not enough. */
export type Label = string | [...under: string[], label: string];

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;
type Submitter = HTMLButtonElement | HTMLInputElement;

/** Parts of a label that are no part of its name. */
const MARKS = ".field-mark, .choice-count";
const CONTROLS = ["INPUT", "SELECT", "TEXTAREA"];
const TEXT_TYPES = /^(text|email|tel|url|password|search|number|date|month)$/;

/**
 * A form as a reader without JavaScript uses it: found on the page the portal serves, filled by the labels one sees, and
 * sent as a browser sends it. Only what is rendered can be filled, ticked or pressed, and what goes out is what the
 * page says (the successful controls, hidden ones included, the pressed button, the form's action, method and
 * encoding), so that a box without a name, a field the page does not show, or a button that stands in the wrong place
 * fails the test and not the user. Open it with `openForm`; `press` and `pressEnter` send it, follow the redirect, and
 * give the page one sees then, from which `form()` takes the next form. Posting by hand is left to tests of hostile input
 * and of who may post.
 *
 *     const form = await openForm(browser, `/review/${id}/request`);
 *     form.tick("Entry in the public register").fill("Message to the applicant", "Please send it again.");
 *     const { answer, page } = await form.press("Send the request");
 */
export class ServedForm {
  readonly #browser: Browser;
  /** The form on its page; for questions the other members do not answer. */
  readonly element: HTMLFormElement;
  readonly #address: string;

  /** `address` is that of the page: path and query. */
  constructor(browser: Browser, element: HTMLFormElement, address: string) {
    this.#browser = browser;
    this.element = element;
    this.#address = address;
  }

  /** Where it is sent. */
  actionOf(submitter?: Submitter): URL {
    const action = submitter?.getAttribute("formaction") ?? this.element.getAttribute("action");
    return new URL(action || this.#address, `http://portal.test${this.#address}`);
  }

  /** Types into a text field, in place of what it holds. */
  fill(label: Label, text: string): this {
    const control = this.#usable(label);
    if (isBox(control) || control.matches("select, [type=file]")) throw new Error(`${wordsOf(label)} takes no text`);
    control.value = text;
    return this;
  }

  /** Chooses by its words one of the options of a select, or one of the buttons of a radio group. */
  choose(label: Label, option: string): this {
    const control = this.#find([...pathOf(label), option], isBox)[0] ?? this.#usable(label);
    if (isBox(control)) return this.#set([...pathOf(label), option], true);
    const found = [...control.querySelectorAll("option")].find((one) => textOf(one) === option);
    if (!found || found.disabled) throw new Error(`${wordsOf(label)} has no option "${option}"`);
    found.selected = true;
    return this;
  }

  tick(label: Label): this {
    return this.#set(label, true);
  }

  untick(label: Label): this {
    return this.#set(label, false);
  }

  #set(label: Label, isOn: boolean): this {
    const control = this.#usable(label, isBox);
    if (!isBox(control)) throw new Error(`${wordsOf(label)} is no box to tick`);
    control.checked = isOn;
    return this;
  }

  /** Chooses a file; more than one call on the same field, more than one file. */
  attach(label: Label, { name, bytes, type = "" }: { name: string; bytes: Uint8Array; type?: string }): this {
    const control = this.#usable(label);
    if (!control.matches("[type=file]")) throw new Error(`${wordsOf(label)} takes no file`);
    if (!this.element.matches("[enctype='multipart/form-data']")) throw new Error("The form does not send files");
    const file = new File([bytes as BlobPart], name, { type });
    this.#files.set(control.name, [...(this.#files.get(control.name) ?? []), file]);
    return this;
  }

  readonly #files = new Map<string, File[]>();

  /** What the field holds; of a box whether it is ticked. */
  read(label: Label): string | boolean {
    const control = this.control(label);
    return isBox(control) ? control.checked : control.value;
  }

  /** The control with this label; throws unless exactly one is rendered. */
  control(label: Label): Control {
    return this.#one(label);
  }

  /** What the browser would send if this button were pressed, in order. */
  entries(submitter?: Submitter): [string, string | File][] {
    const entries = [...new PageFormData(this.element)] as unknown as [string, string | File][];
    // Files live outside the page's own world, and end with what was attached here.
    const sent = entries.flatMap(([name, value]): [string, string | File][] =>
      typeof value === "string"
        ? [[name, value.replace(/\r\n?|\n/g, "\r\n")]]
        : (this.#files.get(name) ?? [new File([], "", { type: "application/octet-stream" })]).map((file) => [
            name,
            file,
          ]),
    );
    return submitter?.name ? [...sent, [submitter.name, submitter.value]] : sent;
  }

  /** What belongs to the form, wherever it stands, in the order of the page. */
  get #elements(): (Control | Submitter)[] {
    return [...this.element.elements] as (Control | Submitter)[];
  }

  /** The buttons that send the form, in the order of the page; the first is the one that Enter presses. */
  get submitters(): Submitter[] {
    return this.#elements.filter((one): one is Submitter => one.type === "submit");
  }

  get #rendered(): Submitter[] {
    return this.submitters.filter((button) => isRendered(button));
  }

  /** What the buttons one sees are called. */
  get buttons(): string[] {
    return this.#rendered.map((button) => nameOf(button));
  }

  /** What a control is called, with the parts of the form it stands in. */
  nameOf(control: Control): string {
    return this.#pathTo(control).join(" > ");
  }

  /** Presses the button with these words and follows where it leads. */
  press(words: string | RegExp): Promise<Sent> {
    const rendered = this.#rendered;
    const named = rendered.filter((button) => isNamed(nameOf(button), words));
    const [button] = named;
    if (!button || named.length > 1) {
      throw new Error(`${named.length} buttons are called ${String(words)}; there are: ${listOf(rendered, nameOf)}`);
    }
    if (button.matches(":disabled")) throw new Error(`The button ${String(words)} is disabled`);
    return this.submit(button);
  }

  /** Presses Enter while the cursor is in a field of one line. */
  pressEnter(label: Label): Promise<Sent> {
    const control = this.#usable(label);
    if (!(control.matches("input") && TEXT_TYPES.test(control.type))) {
      throw new Error(`Enter sends nothing in ${wordsOf(label)}`);
    }
    const [button] = this.submitters;
    if (button?.matches(":disabled")) throw new Error("The first button is disabled, so Enter sends nothing");
    const lines = this.#elements.filter(({ type }) => TEXT_TYPES.test(type));
    if (!button && lines.length > 1) throw new Error("The form has no button, so Enter sends nothing");
    return this.submit(button);
  }

  /** Sends the form with this button of it, or with none, as a script does. */
  async submit(submitter?: Submitter): Promise<Sent> {
    const form = this.element;
    const isChecked = !form.noValidate && !submitter?.formNoValidate;
    if (isChecked && !form.checkValidity()) throw new Error("The browser keeps the form back: a field is not valid");
    const { pathname, search } = this.actionOf(submitter);
    const entries = this.entries(submitter);
    if (form.method !== "post") {
      const query = new URLSearchParams(entries.map(([name, value]) => [name, String(value)]));
      return follow(this.#browser, `${pathname}?${query}`, await this.#browser.get(`${pathname}?${query}`));
    }
    const address = pathname + search;
    return follow(this.#browser, address, await this.#browser.send(address, encodeAs(form.enctype, entries)));
  }

  /**
   * What the script sends that saves a form by itself while somebody types: the fields of the page, an intent that no
   * button has, and what only the script puts into the form (`added`), to the action of a route. The answer is JSON.
   */
  saveByItself(routeId: string, added: Record<string, string> = {}): Promise<Answer> {
    const address = this.actionOf();
    address.searchParams.set("_data", routeId);
    const sent = { ...added, intent: "autosave" };
    const kept = this.entries().filter(([name]) => !Object.hasOwn(sent, name));
    const fields = [...kept, ...Object.entries(sent)];
    return this.#browser.send(address.pathname + address.search, encodeAs(this.element.enctype, fields));
  }

  #usable(label: Label, kind?: (control: Control) => boolean): Control {
    const control = this.#one(label, kind);
    if (!control.name) throw new Error(`${wordsOf(label)} has no name, so what is typed is never sent`);
    if (control.matches(":disabled, [readonly]")) throw new Error(`${wordsOf(label)} cannot be changed`);
    return control;
  }

  #one(label: Label, kind?: (control: Control) => boolean): Control {
    const found = this.#find(label, kind);
    const [control] = found;
    if (control && found.length === 1) return control;
    const all = listOf(this.controls, (one) => this.#pathTo(one).join(" > "));
    throw new Error(`${found.length} fields are called ${wordsOf(label)}; there are:\n${all}`);
  }

  #find(label: Label, kind: (control: Control) => boolean = () => true): Control[] {
    const path = pathOf(label);
    const last = path.at(-1);
    return this.controls.filter(
      (control) => kind(control) && this.#labelOf(control) === last && isUnder(this.#pathTo(control), path),
    );
  }

  #labels: Map<string, Element> | undefined;
  readonly #names = new Map<Control, string>();

  // `control.labels` searches the whole page each time: the labels of a page that stands still are read once.
  #labelOf(control: Control): string {
    this.#labels ??= new Map(
      [...this.element.ownerDocument.getElementsByTagName("label")].reverse().map((label) => [label.htmlFor, label]),
    );
    const known = this.#names.get(control);
    if (known !== undefined) return known;
    const label = (control.id && this.#labels.get(control.id)) || control.closest("label");
    const name = control.getAttribute("aria-label") ?? nameWithoutMarks(label);
    this.#names.set(control, name);
    return name;
  }

  /** The words under which a control stands: legends and folds from outside inwards, then its label. */
  #pathTo(control: Control): string[] {
    const path = [this.#labelOf(control)];
    for (let around = control.parentElement; around; around = around.parentElement) {
      const name = around.matches("fieldset, details") && nameWithoutMarks(around.querySelector("legend, summary"));
      if (name) path.unshift(name);
    }
    return path;
  }

  #controls: Control[] | undefined;

  /** The controls a reader sees, in the order of the page. */
  get controls(): Control[] {
    return (this.#controls ??= this.#elements.filter(
      (one): one is Control => CONTROLS.includes(one.tagName) && one.type !== "submit" && isRendered(one),
    ));
  }
}

/** What came of sending a form. */
export interface Sent {
  /** The answer to the form itself. */
  answer: Answer;
  /** The page one sees in the end, after redirects, and its address. */
  page: Answer;
  address: string;
  /** A form of that page; see `openForm`. */
  form(button?: string | RegExp): ServedForm;
}

/**
 * Opens a page and takes the form in its main part; where there are several, the one with the button of these words.
 * Throws when the page is not there or not exactly one form fits.
 */
export async function openForm(browser: Browser, address: string, button?: string | RegExp): Promise<ServedForm> {
  return (await follow(browser, address, await browser.get(address))).form(button);
}

async function follow(browser: Browser, address: string, answer: Answer): Promise<Sent> {
  let page = answer;
  let place = address;
  for (let step = 0; page.location !== null; step++) {
    if (step === 5) throw new Error(`${address} leads round in circles`);
    place = page.location;
    page = await browser.get(place.replace(/#.*/, ""));
  }
  return { answer, page, address: place, form: (button) => formOf(browser, { page, address: place }, button) };
}

type Place = Pick<Sent, "page" | "address">;

/** Every form in the main part, or another, of a page that was already fetched from this address. */
export function formsOn(browser: Browser, { page, address }: Place, part = "main"): ServedForm[] {
  // A form and its labels stand in one part; reading the others would only take time.
  const [html = ""] = new RegExp(`<${part}[\\s>].*</${part}>`, "s").exec(page.text) ?? [];
  const forms = readPage(html).querySelectorAll<HTMLFormElement>("form");
  return [...forms].map((form) => new ServedForm(browser, form, address));
}

function formOf(browser: Browser, { page, address }: Place, button?: string | RegExp) {
  const all = formsOn(browser, { page, address });
  const fits = (form: ServedForm) => form.submitters.some((one) => button && isNamed(nameOf(one), button));
  const found = button === undefined ? all : all.filter(fits);
  const [form] = found;
  if (!form || found.length > 1) {
    const buttons = all.map(({ submitters }) => listOf(submitters, nameOf)).join(" | ");
    throw new Error(`${address} (${page.status}) has ${found.length} such forms; buttons of its forms: ${buttons}`);
  }
  return form;
}

/** Fields as the body of a form of this encoding. */
export function encodeAs(type: string, entries: [string, string | File][]): FormData | [string, string][] {
  if (type !== "multipart/form-data") return entries.map(([name, value]) => [name, String(value)]);
  const body = new FormData();
  for (const [name, value] of entries) {
    if (typeof value === "string") body.append(name, value);
    else body.append(name, value, value.name);
  }
  return body;
}

const textOf = (element: Element | null | undefined) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

/** What is heard begins with what is seen, so that whoever speaks to a browser can say it (WCAG 2.5.3). */
function nameOf(button: Submitter): string {
  const seen = textOf(button);
  const heard = button.getAttribute("aria-label");
  if (heard && !heard.startsWith(seen)) throw new Error(`“${seen}” is seen where “${heard}” is heard`);
  return heard ?? (seen || button.value);
}

const isNamed = (name: string, words: string | RegExp) =>
  typeof words === "string" ? name === words : words.test(name);
const isBox = (control: Control): control is HTMLInputElement => /^(checkbox|radio)$/.test(control.type);
const isRendered = (element: Element) => element.closest("[hidden], [type=hidden]") === null;
const pathOf = (label: Label) => [label].flat();
const wordsOf = (label: Label) => `"${pathOf(label).join(" > ")}"`;
const listOf = <T>(items: T[], name: (item: T) => string) => items.map((item) => name(item)).join(", ");

function nameWithoutMarks(element: Element | null | undefined): string {
  if (!element?.querySelector(MARKS)) return textOf(element);
  const copy = element.cloneNode(true) as Element;
  for (const mark of copy.querySelectorAll(MARKS)) mark.remove();
  return textOf(copy);
}

/** Whether the words stand in the path, in their order. */
function isUnder(path: string[], words: string[]): boolean {
  let next = 0;
  for (const one of path) if (one === words[next]) next++;
  return next === words.length;
}
