import { expect, test } from "vitest";
import { acting, post, publishBy, startActing, textOf } from "#tests/support/project-acts.ts";
import { SAVE, SUBMIT } from "#tests/support/project-page.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

test("addresses, telephones and an English title in Cyrillic are asked about in the form and shown to the check, and stop nothing", async () => {
  const { slug } = await post("draft");
  const { browser } = acting.leader;
  const edit = `/projects/${slug}/edit`;
  const plain = await textOf(acting.leader, edit);
  expect(plain).not.toContain("meant to be read by all");
  const form = await openForm(browser, edit, SAVE);
  form.fill("Title in English", "Тетради караван-сарая");
  form.fill(
    "Description",
    "First we measure. Write to aigul@university.example, to t.me/aigul_s, or call 0555 123 456 in 2026-2027.",
  );
  form.fill(["Partner need 1", "Tasks"], "Call +7 (727) 123-45-67 before you measure.");
  await form.press(SAVE);
  const asked = await textOf(acting.leader, edit);
  expect(asked).toContain("Is “aigul@university.example”, “t.me/aigul_s”, “0555 123 456” meant to be read by all?");
  expect(asked).toContain("Is “+7 (727) 123-45-67” meant to be read by all?");
  expect(asked).toContain("Is this English? “Тетради” is in Cyrillic letters.");
  const handed = await (await openForm(browser, edit, SUBMIT)).press(SUBMIT);
  const present = handed.address.replace(/[?#].*/, "");
  const check = await textOf(acting.coordinator, `/review${present}`);
  expect(check).toContain("Please look at this before you decide");
  for (const flag of [
    "(aigul@university.example)",
    "(0555 123 456)",
    "(t.me/aigul_s)",
    "(+7 (727) 123-45-67)",
    "(Тетради …)",
  ])
    expect(check).toContain(flag);
  const published = await publishBy(acting.coordinator, present.replace("/projects/", ""));
  expect(published.page.status).toBe(200);
  const other = await post("submitted");
  expect(await textOf(acting.coordinator, `/review/projects/${other.slug}`)).not.toContain(
    "Please look at this before",
  );
});

test("without scripts the form says that a change of language takes nothing along", async () => {
  const { slug } = await post("draft");
  const { document } = await acting.leader.browser.get(`/projects/${slug}/edit`);
  expect(document.querySelector("main noscript")?.textContent).toContain("Save before you change the language");
});
