import { useForm } from "@conform-to/react";
import { getZodConstraint, parseWithZod } from "@conform-to/zod/v4";
import { useActionData } from "@remix-run/react";
import { screen, waitFor, within } from "@testing-library/react";
import { userEvent } from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { toErrorKey } from "#app/i18n/zod-errors.ts";
import { Button } from "#app/ui/button.tsx";
import { CheckboxGroupField, RadioGroupField } from "#app/ui/choice-fields.tsx";
import { DateField } from "#app/ui/date-field.tsx";
import { CheckboxField, FileField, HiddenField, SelectField, TextField } from "#app/ui/field.tsx";
import { Fieldset, FormActions } from "#app/ui/fieldset.tsx";
import { PortalForm } from "#app/ui/form.tsx";
import { TextAreaField } from "#app/ui/text-area-field.tsx";
import { renderUi } from "#tests/support/render-ui.tsx";

const themes = ["T01", "T02"] as const;
const schema = z.object({
  version: z.string().max(9),
  name: z.string().max(20),
  email: z.email().max(254),
  secret: z.string().max(128),
  website: z.url().max(200).optional(),
  country: z.enum(["KZ", "KG"]),
  since: z.iso.date(),
  about: z.string().max(30),
  themes: z.array(z.enum(themes)).min(1).max(2),
  control: z.enum(["public", "private"]),
  consent: z.literal(true),
  contacts: z.array(z.object({ email: z.email().max(254) })).max(3),
});
type Values = z.input<typeof schema>;

const labels = { name: "Name", email: "E-mail", country: "Country", consent: "Consent", "contacts[].email": "Contact" };
const values = { version: "7", contacts: [{ email: "a@b" }] };

function submit(data: FormData) {
  return parseWithZod(data, { schema, error: toErrorKey }).reply({ hideFields: ["secret"] });
}

function DemoForm({ initial }: { initial?: FormData }) {
  const answer = useActionData<ReturnType<typeof submit>>();
  const lastResult = answer ?? (initial && submit(initial));
  const [form, fields] = useForm<Values>({
    id: "demo",
    lastResult,
    constraint: getZodConstraint(schema),
    defaultValue: values,
  });
  const countries = [{ label: "Central Asia", options: [{ value: "KZ", label: "Kazakhstan" }] }];
  return (
    <PortalForm form={form} labels={labels}>
      <HiddenField field={fields.version} />
      <TextField field={fields.name} label="Name" help="As in the charter" lang="ky" autoComplete="organization" />
      <TextField field={fields.email} label="E-mail" type="email" autoComplete="email" />
      <TextField field={fields.secret} label="Password" type="password" autoComplete="new-password" />
      <TextField field={fields.website} label="Website" type="url" />
      <SelectField
        field={fields.country}
        label="Country"
        options={[...countries, { value: "KG", label: "Kyrgyzstan" }]}
      />
      <DateField field={fields.since} label="Since" max="2026-01-01" />
      <TextAreaField field={fields.about} label="About" help="Two sentences" limit={{ unit: "characters", max: 30 }} />
      <CheckboxGroupField
        field={fields.themes}
        label="Themes"
        help="Up to two"
        options={[
          { value: "T01", label: "Dialogue", help: "Between cultures" },
          { value: "T02", label: "Heritage", count: 4 },
        ]}
      />
      <RadioGroupField
        field={fields.control}
        label="Control"
        options={[
          { value: "public", label: "Public" },
          { value: "private", label: "Private" },
        ]}
      />
      <CheckboxField field={fields.consent} label="I may sign" help="Version 3" />
      <Fieldset legend="Contacts">
        {fields.contacts.getFieldList().map((contact) => (
          <TextField key={contact.key} field={contact.getFieldset().email} label="Contact" />
        ))}
      </Fieldset>
      <FormActions>
        <Button>Save</Button>
      </FormActions>
    </PortalForm>
  );
}

function typed(...entries: [string, string][]) {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

describe("fields", () => {
  it("bind label, help and attributes to their control", () => {
    renderUi(<DemoForm />);
    const name = screen.getByRole("textbox", { name: "Name" });
    expect(name).toHaveAccessibleDescription("As in the charter");
    expect(name).toHaveAttribute("dir", "auto");
    expect(name).toHaveAttribute("lang", "ky");
    expect(name).toHaveAttribute("autocomplete", "organization");
    expect(name).toBeRequired();
    expect(name).not.toHaveAttribute("aria-invalid");
    expect(screen.getByLabelText("E-mail")).toHaveAttribute("type", "email");
    expect(screen.getByLabelText("E-mail")).not.toHaveAttribute("dir");
    expect(screen.getByLabelText("Since")).toHaveAttribute("max", "2026-01-01");
  });

  it("mark what may stay empty, and only that", () => {
    renderUi(<DemoForm />);
    expect(screen.getByRole("textbox", { name: "Website (optional)" })).not.toBeRequired();
    expect(screen.getAllByText(/optional/)).toHaveLength(1);
  });

  it("name groups by their legend and describe each choice", () => {
    renderUi(<DemoForm />);
    const group = screen.getByRole("group", { name: "Themes" });
    expect(group).toHaveAccessibleDescription("Up to two");
    expect(within(group).getByRole("checkbox", { name: "Dialogue" })).toHaveAccessibleDescription("Between cultures");
    expect(screen.getByRole("radiogroup", { name: "Control" })).toBeRequired();
    expect(screen.getByRole("checkbox", { name: "I may sign" })).toHaveAccessibleDescription("Version 3");
    expect(screen.getByRole("group", { name: "Central Asia" })).toContainElement(screen.getByText("Kazakhstan"));
  });

  it("keep what was typed, tell what is wrong beside it, and never send a password back", () => {
    const data = typed(["name", "Ош мамлекеттик университети"], ["email", "rector@"], ["secret", "hidden words"]);
    for (const [name, value] of [
      ["country", "KG"],
      ["themes", "T02"],
      ["control", "private"],
      ["about", "x"],
    ] as const) {
      data.append(name, value);
    }
    renderUi(<DemoForm initial={data} />);
    const email = screen.getByLabelText("E-mail");
    expect(email).toHaveValue("rector@");
    expect(email).toBeInvalid();
    expect(email).toHaveAccessibleDescription(/^Error: Write the e-mail address in full/);
    expect(screen.getByLabelText("Name")).toHaveAccessibleDescription(
      /too long: at most 20 characters\. As in the charter$/,
    );
    expect(screen.getByLabelText("Country")).toHaveValue("KG");
    expect(screen.getByRole("checkbox", { name: /Heritage/ })).toBeChecked();
    expect(screen.getByRole("checkbox", { name: "Dialogue" })).not.toBeChecked();
    expect(screen.getByRole("radio", { name: "Private" })).toBeChecked();
    expect(screen.getByLabelText("Password")).toHaveValue("");
    expect(screen.getByRole("radiogroup")).not.toHaveAttribute("aria-invalid");
  });

  it("send the hidden value along", () => {
    const { container } = renderUi(<DemoForm />);
    expect(container.querySelector("input[name=version]")).toHaveValue("7");
  });

  it("speak the reader's language", () => {
    renderUi(<DemoForm initial={typed(["about", "ж".repeat(31)])} />, { locale: "ru" });
    expect(screen.getByLabelText("About")).toHaveAccessibleDescription(/не более 30 знаков/);
    expect(screen.getByLabelText("Website (необязательно)")).toBeInTheDocument();
  });

  it("take a file of the kinds that are allowed", () => {
    const FileForm = () => {
      const [form, fields] = useForm<{ letter: File }>({ id: "file", lastResult: null });
      return (
        <PortalForm form={form} encType="multipart/form-data">
          <FileField field={fields.letter} label="Letter" accept=".pdf" help="At most 10 MB" />
        </PortalForm>
      );
    };
    const { container } = renderUi(<FileForm />);
    expect(screen.getByLabelText("Letter")).toHaveAttribute("accept", ".pdf");
    expect(screen.getByLabelText("Letter")).toHaveAccessibleDescription("At most 10 MB");
    expect(container.querySelector("form")).toHaveAttribute("enctype", "multipart/form-data");
  });
});

describe("the counter of a text area", () => {
  it("states the limit, then counts what is left and what is too much, without cutting anything", async () => {
    renderUi(<DemoForm />);
    const about = screen.getByLabelText("About");
    expect(about).toHaveAccessibleDescription("Two sentences At most 30 characters");
    await userEvent.type(about, "1234567890");
    expect(screen.getByText("20 characters left")).toBeInTheDocument();
    await userEvent.click(about);
    await userEvent.paste("x".repeat(21));
    expect(about).toHaveValue("1234567890" + "x".repeat(21));
    expect(screen.getByText("1 character too many")).toHaveAttribute("data-over", "true");
  });
});

describe("the error summary", () => {
  const empty = () => typed(["email", "rector@"], ["contacts[0].email", "a@b"]);

  it("lists every error with a link to its field", () => {
    const { container } = renderUi(<DemoForm initial={empty()} />);
    const summary = screen.getByRole("alert", { name: /answers need your attention$/ });
    for (const link of within(summary).getAllByRole("link")) {
      const target = document.getElementById(decodeURIComponent(link.getAttribute("href")?.slice(1) ?? ""));
      expect(target?.matches("input, select, textarea"), link.textContent ?? "").toBe(true);
    }
    expect(within(summary).getByRole("link", { name: /^E-mail: Write/ })).toHaveAttribute("href", "#demo-email");
    expect(within(summary).getByRole("link", { name: /^Contact: Write/ })).toBeInTheDocument();
    expect(container.querySelector("form")?.firstElementChild).toBe(summary);
    expect(summary).toHaveAttribute("tabindex", "-1");
  });

  it("receives the focus when the answer with errors arrives, and again the next time", async () => {
    renderUi(<DemoForm />, { action: async (request) => submit(await request.formData()) });
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(screen.getByRole("alert")).toHaveFocus());
    await userEvent.type(screen.getByLabelText("Name"), "Osh");
    expect(screen.getByLabelText("Name")).toHaveFocus();
    await userEvent.click(screen.getByRole("button", { name: "Save" }));
    await waitFor(() => expect(screen.getByRole("alert")).toHaveFocus());
    expect(screen.queryByRole("link", { name: /^Name/ })).not.toBeInTheDocument();
  });
});

describe("a button in a form", () => {
  it("is busy while the form is on its way, keeps its place, and does not send twice", async () => {
    let received = 0;
    let release = () => {};
    const answered = new Promise<void>((resolve) => (release = resolve));
    renderUi(<DemoForm />, {
      action: async (request) => {
        received += 1;
        await answered;
        return submit(await request.formData());
      },
    });
    const save = screen.getByRole("button", { name: "Save" });
    await userEvent.click(save);
    await waitFor(() => expect(save).toHaveAttribute("aria-busy", "true"));
    expect(save).toBeEnabled();
    expect(save).toHaveAccessibleName("Save One moment");
    await userEvent.click(save);
    release();
    await waitFor(() => expect(save).not.toHaveAttribute("aria-busy"));
    expect(received).toBe(1);
  });
});
