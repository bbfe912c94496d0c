import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { deflateSync } from "node:zlib";

/** A PDF of one empty page; `objects` are further objects from number 10, `catalog` goes into the catalogue. */
export function pdfOf({
  catalog = "",
  objects = [],
}: { catalog?: string; objects?: (string | Buffer)[] } = {}): Buffer {
  const all: [number, string | Buffer][] = [
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"],
    [3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"],
    ...objects.map((object, index): [number, string | Buffer] => [10 + index, object]),
  ];
  const pieces: Buffer[] = [Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  const offsets = new Map<number, number>();
  const length = () => pieces.reduce((sum, piece) => sum + piece.length, 0);
  for (const [number, object] of all) {
    offsets.set(number, length());
    pieces.push(Buffer.from(`${number} 0 obj\n`), Buffer.from(object), Buffer.from("\nendobj\n"));
  }
  const start = length();
  const size = Math.max(...offsets.keys()) + 1;
  const line = (number: number) =>
    offsets.has(number) ? `${String(offsets.get(number)).padStart(10, "0")} 00000 n \n` : "0000000000 65535 f \n";
  const table = Array.from({ length: size }, (_, number) => line(number)).join("");
  const trailer = `xref\n0 ${size}\n${table}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.concat([...pieces, Buffer.from(trailer)]);
}

interface Packing {
  type?: string;
  filter?: string;
  pack?: (bytes: Buffer) => Buffer;
  /** Between the dictionary and the word `stream`. */
  gap?: string;
}

/** A stream that holds one object, number 20. */
export function objectStream(object: string, packing: Packing = {}): Buffer {
  const { type = "/ObjStm", filter = "/FlateDecode", pack = deflateSync, gap = "\n" } = packing;
  const bytes = pack(Buffer.from(`20 0 ${object}`));
  const dict = `<< /Type ${type} /N 1 /First 5 /Filter ${filter} /Length ${bytes.length} >>`;
  return Buffer.concat([Buffer.from(`${dict}${gap}stream\n`), bytes, Buffer.from("\nendstream")]);
}

/** The objects by which a file is attached, and the entry of the catalogue that names them. */
export function attachment(name: string, content: string): { catalog: string; objects: string[] } {
  return {
    catalog: "/Names << /EmbeddedFiles << /Names [(a) 11 0 R] >> >> /AF [11 0 R]",
    objects: [
      `<< /Type /EmbeddedFile /Length ${content.length} >>\nstream\n${content}\nendstream`,
      `<< /Type /Filespec /F (${name}) /UF (${name}) /AFRelationship /Data /EF << /F 10 0 R >> >>`,
    ],
  };
}

/** What `qpdf` makes of a PDF. */
export function qpdf(bytes: Buffer, options: string[]): Buffer {
  const folder = mkdtempSync(path.join(tmpdir(), "pdf-"));
  const [source, target] = [path.join(folder, "in.pdf"), path.join(folder, "out.pdf")];
  try {
    writeFileSync(source, bytes);
    execFileSync("qpdf", [...options, source, target]);
    return readFileSync(target);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
