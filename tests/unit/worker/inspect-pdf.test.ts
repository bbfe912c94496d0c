import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { deflateSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { inspectPdf } from "#app/worker/files/inspect-pdf.ts";
import { attachment, objectStream, pdfOf, qpdf } from "#tests/support/pdfs.ts";
import { findSharedData } from "#tests/support/shared-data.ts";

const SCRIPT = "<< /S /JavaScript /JS (app.alert(1)) >>";
const faultOf = (bytes: Buffer) => inspectPdf(bytes).fault;
const hex = (bytes: Buffer) => Buffer.from(`${bytes.toString("hex")}>`);

function ascii85(bytes: Buffer): Buffer {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4) {
    const group = Buffer.concat([bytes.subarray(at, at + 4), Buffer.alloc(4)]).subarray(0, 4);
    const value = group.readUInt32BE();
    const digits = [4, 3, 2, 1, 0].map((power) => String.fromCharCode(33 + (Math.floor(value / 85 ** power) % 85)));
    text += digits.join("").slice(0, Math.min(4, bytes.length - at) + 1);
  }
  return Buffer.from(`${text}~>`);
}

describe("a whole and harmless PDF is taken", () => {
  const plain = pdfOf();
  test.each([
    ["as it is", plain],
    ["after a line end (found F26)", Buffer.concat([Buffer.from("\r\n"), plain])],
    ["after a byte order mark (found F26)", Buffer.concat([Buffer.from("\ufeff"), plain])],
    ["with 4 KiB of zeros after its end (found F26)", Buffer.concat([plain, Buffer.alloc(4096)])],
    ["with objects in a stream", pdfOf({ objects: [objectStream("<< /Kind /Plain >>")] })],
    ["with links to web addresses", pdfOf({ objects: ["<< /S /URI /URI (https://university.example/a) >>"] })],
    ["that opens at a page", pdfOf({ catalog: "/OpenAction [3 0 R /Fit]" })],
    [
      "with bookmarks",
      pdfOf({ objects: ["<< /Type /Outlines /First 11 0 R >>", "<< /Length 3 >>\nstream\nabc\nendstream"] }),
    ],
  ])("%s", (_, bytes) => {
    expect(inspectPdf(bytes)).toEqual({ fault: null, hasAttachment: false });
  });

  test("but not what only begins or only ends like one", () => {
    expect(faultOf(Buffer.concat([Buffer.alloc(2000, "x"), plain]))).toBe("damaged");
    expect(faultOf(plain.subarray(0, plain.length - 10))).toBe("damaged");
    for (const inside of ["<html><script>alert(1)</script></html>", "MZ\0\0\0", "this is no document at all"])
      expect(faultOf(Buffer.from(`%PDF-1.4\n${inside}\n%%EOF`))).toBe("damaged");
    const frame = (root: string) => `%PDF-1.4\n1 0 obj\n${root}\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF`;
    for (const root of ["<< >>", "(x)", "<< /Type /Catalog >>", "<< /Type /Catalog /Pages 2 0 R >>"])
      expect(faultOf(Buffer.from(frame(root)))).toBe("damaged");
  });

  test.each([[], ["--object-streams=generate"], ["--object-streams=generate", "--linearize"], ["--qdf"]])(
    "as another program saves it: %s %s",
    (...options) => {
      expect(faultOf(qpdf(plain, options))).toBeNull();
    },
  );

  test("as it comes from many programs, but not its first half", () => {
    const folder = findSharedData("bad_input/pdf");
    if (!folder) return;
    const faults = readdirSync(folder).map((name) => [name, faultOf(readFileSync(path.join(folder, name)))]);
    expect(faults.filter(([, fault]) => fault !== null)).toEqual([
      ["mit_corrupted.pdf", "damaged"],
      ["mit_encrypted.pdf", "encrypted"],
    ]);
  });
});

describe("what runs, opens or sends something is found wherever it hides", () => {
  const inObjectStream = (packing: Parameters<typeof objectStream>[1]) =>
    pdfOf({ objects: [objectStream(SCRIPT, packing)] });
  test.each([
    ["in the open", pdfOf({ objects: [SCRIPT] })],
    ["with letters as numbers", pdfOf({ objects: ["<< /S /J#61vaScript /JS (x) >>"] })],
    ["in a stream of objects", inObjectStream({})],
    ["in a stream whose type has letters as numbers", inObjectStream({ type: "/Obj#53tm" })],
    ["in a stream without a type", inObjectStream({ type: "/Nothing" })],
    ["behind 3,000 spaces before the stream", inObjectStream({ gap: " ".repeat(3000) })],
    ["behind a remark before the stream", inObjectStream({ gap: "\n%obj\n" })],
    ["packed as hexadecimal digits", inObjectStream({ filter: "/ASCIIHexDecode", pack: hex })],
    ["packed twice", inObjectStream({ filter: "[/AHx /Fl]", pack: (bytes) => hex(deflateSync(bytes)) })],
    [
      "packed in base 85",
      inObjectStream({ filter: "[/ASCII85Decode /FlateDecode]", pack: (b) => ascii85(deflateSync(b)) }),
    ],
    ["as a link to a file of the network", pdfOf({ objects: ["<< /S /URI /URI (file:////server/share/x) >>"] })],
    ["as a link to a share, in UTF-16", pdfOf({ objects: ["<< /S /URI /URI <feff005c005c0073002f0061> >>"] })],
    ["as a jump into another file", pdfOf({ objects: ["<< /S /GoToR /F (\\\\\\\\server\\\\share) >>"] })],
    ["as an address that opens by itself", pdfOf({ catalog: "/OpenAction << /S /URI /URI (https://x.example) >>" })],
    [
      "the same in an object of its own",
      pdfOf({ catalog: "/AA << /WC 10 0 R >>", objects: ["<< /S /URI /URI (https://x.example) >>"] }),
    ],
    [
      "the same among packed objects",
      pdfOf({ catalog: "/OpenAction 20 0 R", objects: [objectStream("<< /S /URI /URI (https://x.example) >>")] }),
    ],
    ["as a form with scripts", pdfOf({ catalog: "/AcroForm << /XFA [(a) 10 0 R] >>" })],
    ...["Launch", "SubmitForm", "ImportData", "Rendition", "GoToE"].map((kind): [string, Buffer] => [
      `as the action ${kind}`,
      pdfOf({ objects: [`<< /S /${kind} >>`] }),
    ]),
  ])("%s (found F49)", (_, bytes) => {
    expect(faultOf(bytes)).toBe("active");
  });

  test.each([
    ["packed in a way that is not known", inObjectStream({ filter: "/LZWDecode" })],
    ["packed with parameters", inObjectStream({ filter: "/FlateDecode /DecodeParms << /Predictor 12 >>" })],
    ["with a filter that is written elsewhere", inObjectStream({ filter: "12 0 R" })],
    ["broken inside", inObjectStream({ pack: () => Buffer.from("nothing packed") })],
    ["with an unreadable dictionary", pdfOf({ objects: ["<< /Type /ObjStm /First 5 (\nstream\nabc\nendstream"] })],
  ])("a stream of objects %s is refused as too complex (found F49)", (_, bytes) => {
    expect(faultOf(bytes)).toBe("too_complex");
  });
});

describe("a PDF made to cost time or memory ends soon (found F03)", () => {
  const around = (content: Buffer | string) =>
    Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.from(content), Buffer.from("\n%%EOF\n")]);
  const stream = (bytes: Buffer) => objectStream("<< >>", { pack: () => bytes });
  test.each([
    ["of object streams without content", around("/ObjStm ".repeat(49_152)), "damaged"],
    ["of streams within streams", around("1 0 obj << /First 1 >> stream\n".repeat(100_000)), "too_complex"],
    ["of letters as numbers", around("#41".repeat(3_300_000)), "damaged"],
    ["of names of letters as numbers", around("/#41#42".repeat(1_400_000)), "damaged"],
    ["of brackets", around("[".repeat(9_900_000)), "damaged"],
    ["of brackets before a stream", around(`1 0 obj << /First ${"[".repeat(9_000_000)} stream\n`), "too_complex"],
    ["of objects", around("1 0 obj ".repeat(1_200_000)), "damaged"],
    ["of different objects", around(Array.from({ length: 300_000 }, (_, n) => `${n} 0 obj `).join("")), "too_complex"],
    ["of numbers", around("1".repeat(9_900_000)), "damaged"],
    ["of strings that never end", around(`1 0 obj << /First (${"(".repeat(9_000_000)} stream\n`), "too_complex"],
    ["of addresses", around("/URI (x) ".repeat(1_000_000)), "too_complex"],
    ["of much packed into little", pdfOf({ objects: [stream(deflateSync(Buffer.alloc(40_000_000)))] }), "too_complex"],
    [
      "of more packed into many",
      pdfOf({ objects: Array.from({ length: 12 }, () => stream(deflateSync(Buffer.alloc(8_000_000)))) }),
      "too_complex",
    ],
  ])("%s", (_, bytes, fault) => {
    expect(faultOf(bytes)).toBe(fault);
  });
});

describe("locked PDFs", () => {
  const lock = (user: string, bits: string, bytes = pdfOf()) => {
    const weak = bits === "40" ? ["--allow-weak-crypto"] : bits === "128" ? ["--allow-weak-crypto"] : [];
    const none = bits === "40" ? "--modify=n" : "--modify=none";
    return qpdf(bytes, [...weak, "--object-streams=generate", "--encrypt", user, "owner", bits, none, "--"]);
  };
  test.each(["40", "128", "256"])(
    "one that opens without a password but forbids changes is taken, %s bits (found F25)",
    (bits) => {
      expect(inspectPdf(lock("", bits))).toEqual({ fault: null, hasAttachment: false });
    },
  );

  test.each(["40", "128", "256"])("one that asks for a password is refused, %s bits", (bits) => {
    expect(faultOf(lock("secret", bits))).toBe("encrypted");
  });

  test.each(["40", "128", "256"])("a script in one that opens is found, %s bits (found F25)", (bits) => {
    expect(faultOf(lock("", bits, pdfOf({ catalog: "/OpenAction 10 0 R", objects: [SCRIPT] })))).toBe("active");
  });
});

describe("attached files", () => {
  test("an electronic signature is taken, and told of (found F27)", () => {
    const signed = pdfOf(attachment("signature.xml", "<signature/>"));
    expect(inspectPdf(signed)).toEqual({ fault: null, hasAttachment: true });
    expect(inspectPdf(qpdf(signed, ["--object-streams=generate"]))).toEqual({ fault: null, hasAttachment: true });
  });

  test.each([
    ["a program by its name", attachment("signature.exe", "x")],
    ["a program by its content", attachment("signature.xml", "MZ program")],
    ["two endings", attachment("signature.xml.js", "x")],
    ["another PDF", attachment("annex.pdf", "%PDF-1.7")],
    ["a file without a name", { ...attachment("a", "x"), catalog: "/EmbeddedFiles 1 0 R" }],
  ])("%s is refused (found F27)", (_, parts) => {
    expect(faultOf(pdfOf(parts))).toBe("attachment");
  });
});
