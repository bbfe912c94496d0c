import { expect, test } from "vitest";
import { acting, post, publishBy, startActing } from "#tests/support/project-acts.ts";
import { openForm } from "#tests/support/served-form.ts";

startActing();

const WRITTEN =
  "## What we do\nWe *listen*.\n\n- record\n- translate\n\n[Our site](https://site.example/a) <b>here</b>";

test("a description is written with headings, lists and links, and read so by whoever may read it", async () => {
  const { leader, partner, coordinator, portal } = acting;
  const project = await post("published");
  const page = `/projects/${project.slug}`;
  const form = await openForm(leader.browser, `${page}/edit`, "Save");
  await form.fill("Description", WRITTEN).press("Save");
  const partOf = async ({ browser }: typeof leader, address: string) =>
    (await browser.get(address)).document.getElementById("description")?.closest("section");
  const previewed = await partOf(leader, `${page}/preview?as=members`);
  expect(previewed?.querySelector("h3")?.textContent).toBe("What we do");
  await publishBy(coordinator, project.slug, "Publish the change");
  const read = await partOf(partner, page);
  expect([...(read?.querySelectorAll("li") ?? [])].map(({ textContent }) => textContent)).toEqual([
    "record",
    "translate",
  ]);
  expect(read?.querySelector(".external-host")?.textContent).toBe("site.example");
  expect(read?.textContent).toContain("<b>here</b>");
  expect((await portal.browser().get(page)).text).not.toContain("What we do");
  const again = await openForm(leader.browser, `${page}/edit`, "Save");
  expect(again.read("Description")).toBe(WRITTEN);
});

test("how a text will look is asked for while it is written, by those who have an account", async () => {
  const { leader, portal } = acting;
  const asked = async (browser: typeof leader.browser, fields: Record<string, string>) => {
    const { status, text } = await browser.forge("/preview-text", fields);
    return { status, html: status === 200 ? (JSON.parse(text) as { html: string }).html : null };
  };
  expect(await asked(leader.browser, { text: "**Yes**\r\n<script>no</script>" })).toEqual({
    status: 200,
    html: '<p dir="auto"><strong>Yes</strong><br />\n&lt;script&gt;no&lt;/script&gt;</p>\n',
  });
  expect(await asked(leader.browser, {})).toEqual({ status: 400, html: null });
  expect(await asked(leader.browser, { text: "x".repeat(20_001) })).toEqual({ status: 400, html: null });
  expect((await asked(portal.browser(), { text: "x" })).status).toBe(401);
});
