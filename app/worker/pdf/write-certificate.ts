import type { CertificateDocument, CertificateWords } from "#app/platform/certificate-document.ts";
import { drawBorder, drawMark, type Frame } from "./girih.ts";
import type { Look } from "./looks.ts";
import { openPdf } from "./open-pdf.ts";
import type { Element, Pdf } from "./page.ts";
import { drawArtifact, heightOfAll, type Place, type Text, writeTexts } from "./placed-texts.ts";
import { drawQr } from "./qr.ts";

const INK = "#1e1b15";
const SOFT = "#5a5346";
const LAPIS = "#263f8f";

/** Lengths are points. */
const PADDING = 26;
const GAP = 18;
const QR = 92;
const SIGNATURE = { width: 190, room: 34 };
const FOOT = { facts: 62, signatures: 92, disclaimer: 34 };

const LOOKS = {
  association: { tag: "P", size: 10.5, isBold: true, color: LAPIS },
  title: { tag: "H1", size: 25, isBold: true, color: INK },
  subtitle: { tag: "H1", size: 15, color: SOFT },
  sentence: { tag: "P", size: 11, color: SOFT },
  ownName: { tag: "P", size: 25, isBold: true, color: LAPIS },
  name: { tag: "P", size: 13, color: INK },
  label: { tag: "P", size: 7.5, color: SOFT },
  value: { tag: "P", size: 9.5, isBold: true, color: INK },
  note: { tag: "P", size: 7.5, color: SOFT },
} as const satisfies Record<string, Look>;

const sized = (look: Look, scale: number): Look => ({ ...look, size: Math.max(6, look.size * scale) });

/** One text of each language, the first as the look says, the others smaller. */
function inEach(
  words: readonly CertificateWords[],
  pick: (of: CertificateWords) => string,
  look: Look,
  before: number,
) {
  return words.map((of, index): Text => ({ text: pick(of), lang: of.lang, look, before: index === 0 ? before : 1 }));
}

function bodyOf({ names, words }: CertificateDocument, scale: number): Text[] {
  const [first, ...others] = words;
  if (!first) return [];
  const look = (name: keyof typeof LOOKS) => sized(LOOKS[name], scale);
  const gap = 11 * scale;
  return [
    ...inEach(words, ({ association }) => association, look("association"), 0),
    { text: first.title, lang: first.lang, look: look("title"), before: gap },
    ...others.map((of): Text => ({ text: of.title, lang: of.lang, look: look("subtitle"), before: 0 })),
    ...inEach(words, ({ before }) => before, look("sentence"), gap),
    ...names.map(({ text, lang }, index): Text => ({
      ...{ text, lang, look: look(index === 0 ? "ownName" : "name") },
      before: index === 0 ? 0.7 * gap : 3 * scale,
    })),
    ...inEach(words, ({ after }) => after, look("sentence"), 0.8 * gap),
  ];
}

const SCALES = [1.15, 1.05, 1, 0.9, 0.8, 0.7, 0.6, 0.5];

/** The body in the largest size in which it fits, in the middle of its room. */
function writeBody(
  pdf: Pdf,
  root: Element,
  document: CertificateDocument,
  room: { top: number; height: number },
  place: Place,
) {
  const sizes = SCALES.map((scale) => bodyOf(document, scale));
  const fitting = sizes.find((texts) => heightOfAll(texts, place) <= room.height) ?? sizes.at(-1) ?? [];
  const spare = Math.max(0, room.height - heightOfAll(fitting, place));
  writeTexts(pdf, root, fitting, room.top + spare / 2, place);
}

function writeFacts(pdf: Pdf, root: Element, words: readonly CertificateWords[], top: number, inside: Frame): void {
  const [first] = words;
  const width = inside.width / (first?.facts.length ?? 1);
  first?.facts.forEach((_, index) => {
    const facts = words.flatMap(({ facts, lang }) => (facts[index] ? [{ ...facts[index], lang }] : []));
    const once = facts.filter(({ value }, at) => facts.findIndex((other) => other.value === value) === at);
    const texts = [
      ...facts.map(({ label, lang }): Text => ({ text: label, lang, look: LOOKS.label, before: 0 })),
      ...once.map(({ value, lang }, at): Text => ({ text: value, lang, look: LOOKS.value, before: at === 0 ? 3 : 1 })),
    ];
    const place: Place = { left: inside.left + index * width + 4, width: width - 8, align: "centre" };
    writeTexts(pdf, root, texts, top, place);
  });
}

function writeSignatures(
  pdf: Pdf,
  root: Element,
  words: readonly CertificateWords[],
  top: number,
  inside: Frame,
): void {
  const count = Math.max(0, ...words.map(({ signatures }) => signatures.length));
  const room = inside.width - QR - 2 * GAP;
  const width = Math.min(SIGNATURE.width, room / count - GAP);
  for (let index = 0; index < count; index++) {
    const left = inside.left + index * (width + GAP);
    const line = top + SIGNATURE.room;
    drawArtifact(pdf, () =>
      pdf
        .moveTo(left, line)
        .lineTo(left + width, line)
        .lineWidth(0.7)
        .stroke(INK),
    );
    const texts = words.flatMap(({ signatures, lang }): Text[] => {
      const text = signatures[index];
      return text ? [{ text, lang, look: LOOKS.note, before: 0 }] : [];
    });
    writeTexts(pdf, root, texts, line + 4, { left, width, align: "start" });
  }
}

function writeCheck(
  pdf: Pdf,
  root: Element,
  { words, address }: CertificateDocument,
  top: number,
  inside: Frame,
): void {
  const left = inside.left + inside.width - QR;
  drawArtifact(pdf, () => drawQr(pdf, address, { left, top, size: QR }));
  const place: Place = { left: left - 172, width: 164, align: "start" };
  const texts = [
    ...inEach(words, ({ check }) => check, LOOKS.note, 0),
    { text: address, lang: "zxx", look: { ...LOOKS.note, color: LAPIS }, before: 2 },
  ];
  writeTexts(pdf, root, texts, top + QR - 6 - heightOfAll(texts, place), place);
}

/** Prints a certificate on one landscape page. Resolves to the bytes of the PDF. */
export function writeCertificate(document: CertificateDocument): Promise<Buffer> {
  const { words, title, author, madeAt } = document;
  const lang = words[0]?.lang ?? "en";
  return openPdf({ title, author, lang, madeAt, layout: "landscape", margin: 0 }, (pdf, root) => {
    let frame: Frame = { left: 0, top: 0, width: 0, height: 0 };
    drawArtifact(pdf, () => {
      frame = drawBorder(pdf);
      drawMark(pdf, [pdf.page.width / 2, frame.top + PADDING + 8], 15);
    });
    const inside: Frame = {
      ...{ left: frame.left + PADDING, width: frame.width - 2 * PADDING },
      ...{ top: frame.top + PADDING, height: frame.height - 2 * PADDING },
    };
    const place: Place = { left: inside.left, width: inside.width, align: "centre" };
    const disclaimers = inEach(words, ({ disclaimer }) => disclaimer, LOOKS.note, 0);
    const bottom = inside.top + inside.height + 10;
    const signaturesTop = bottom - FOOT.disclaimer - FOOT.signatures;
    const factsTop = signaturesTop - FOOT.facts;
    writeBody(pdf, root, document, { top: inside.top + 28, height: factsTop - 12 - inside.top - 28 }, place);
    writeFacts(pdf, root, words, factsTop, inside);
    writeSignatures(pdf, root, words, signaturesTop, inside);
    writeCheck(pdf, root, document, signaturesTop, inside);
    writeTexts(pdf, root, disclaimers, bottom - heightOfAll(disclaimers, place), place);
    root.end();
  });
}
