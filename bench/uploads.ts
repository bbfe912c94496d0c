import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { deflateSync } from "node:zlib";
import sharp from "sharp";
import { startChildPortal, type ChildPortal } from "./support/child-portal.ts";
import { signInDemo } from "./support/demo-session.ts";

export const title = "The worst files that are sent: others wait for nobody, memory stays, each is answered soon.";
export const kind = "bench";

const BARS = { othersP99Ms: 150, rssGrowthMb: 200, aloneGrowthMb: 100, answerMs: 2000 };
const ASK_EVERY_MS = 20;
const LOOK_EVERY_MS = 20;
/** Others ask for so long before anything is measured: their pages take memory too. */
const WARM_UP_MS = 4000;

interface Sent {
  name: string;
  bytes: Buffer;
}

/** PDFs and pictures at the limits of what is taken, as an applicant's documents, one by one and three at once. */
export async function run(): Promise<Record<string, unknown>> {
  const files = await worstFiles();
  const portal = await startChildPortal();
  try {
    const applicant = await signInDemo(portal.port);
    const page = await applicant.findDocumentsPage();
    const send = (file: Sent) => timed(() => applicant.upload(page, file.name, file.bytes));
    // The process that looks into files is there, as after the first upload of the day.
    for (const { name } of files.slice(0, 1)) await send({ name, bytes: await smallPicture() });
    const others = askMeanwhile(portal);
    await sleep(WARM_UP_MS);
    const before = totalMb(portal);
    const alone = [];
    for (const file of files) {
      others.forgetPeak();
      const answer = await send(file);
      alone.push({ file: file.name, ...answer, mb: Math.round(others.highestMb() - before) });
    }
    others.forgetPeak();
    const atOnce = await Promise.all(files.slice(-3).map(send));
    const { p99, fiveXx, noAnswer } = await others.stop();
    const answers = [...alone, ...atOnce];
    for (const one of alone) console.log(`${one.file}: ${one.status} after ${one.ms} ms, ${one.mb} MB above rest`);
    const figures = {
      othersP99Ms: p99,
      aloneGrowthMb: Math.max(...alone.map(({ mb }) => mb)),
      rssGrowthMb: Math.round(others.highestMb() - before),
      slowestAloneMs: Math.max(...alone.map(({ ms }) => ms)),
      fiveXx: fiveXx + answers.filter(({ status }) => status >= 500).length,
      noAnswer: noAnswer + answers.filter(({ status }) => status === 0).length,
    };
    const isQuick = figures.othersP99Ms < BARS.othersP99Ms && figures.slowestAloneMs < BARS.answerMs;
    const isSmall = figures.rssGrowthMb < BARS.rssGrowthMb && figures.aloneGrowthMb < BARS.aloneGrowthMb;
    return { ...figures, passed: isQuick && isSmall && figures.fiveXx + figures.noAnswer === 0 };
  } finally {
    await portal.stop();
  }
}

async function timed(ask: () => Promise<number>): Promise<{ status: number; ms: number }> {
  const startedAt = performance.now();
  const status = await ask().catch(() => 0);
  return { status, ms: Math.round(performance.now() - startedAt) };
}

const pdf = (content: string | Buffer) =>
  Buffer.concat([Buffer.from("%PDF-1.4\n"), Buffer.from(content), Buffer.from("\n%%EOF\n")]);

function packedPdf(): Buffer {
  const packed = deflateSync(Buffer.alloc(3_900_000, "/Names "));
  const object = (number: number) => `${number} 0 obj << /Type /ObjStm /N 1 /First 5 /Filter /FlateDecode >> stream\n`;
  const one = (number: number) => Buffer.concat([Buffer.from(object(number)), packed, Buffer.from("\nendstream\n")]);
  return pdf(Buffer.concat(Array.from({ length: 8 }, (_, number) => one(number + 1))));
}

const smallPicture = () => blank(40, 40).png().toBuffer();
const blank = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#336699" }, limitInputPixels: false });

async function worstFiles(): Promise<Sent[]> {
  return [
    { name: "interlaced-16-million.png", bytes: await blank(4000, 4000).png({ progressive: true }).toBuffer() },
    { name: "object-streams.pdf", bytes: pdf("/ObjStm ".repeat(1_200_000)) },
    { name: "names.pdf", bytes: pdf("/#41#42".repeat(1_400_000)) },
    { name: "brackets.pdf", bytes: pdf("[".repeat(9_900_000)) },
    { name: "strings.pdf", bytes: pdf(`1 0 obj << /First ${"(".repeat(9_800_000)} stream\n`) },
    { name: "packed.pdf", bytes: packedPdf() },
    { name: "plain-79-million.png", bytes: await blank(10_000, 7900).png({ compressionLevel: 9 }).toBuffer() },
    { name: "progressive-15-million.jpg", bytes: await blank(5000, 3000).jpeg({ progressive: true }).toBuffer() },
    {
      name: "too-many.png",
      bytes: await blank(8900, 8900).toColourspace("rgb16").png({ progressive: true }).toBuffer(),
    },
  ];
}

/** What the portal and the processes beside it hold, in megabytes. */
function totalMb({ pid, memoryMb }: ChildPortal): number {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").trim().split(" ").filter(Boolean),
  );
  const resident = (child: string) => Number(/^VmRSS:\s+(\d+)/m.exec(statusOf(child))?.[1] ?? 0) / 1024;
  return (memoryMb() ?? 0) + [...new Set(children)].reduce((sum, child) => sum + resident(child), 0);
}

function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, "utf8");
  } catch {
    return "";
  }
}

/** Asks for a page and for the portal's health again and again, and looks at its memory. */
function askMeanwhile(portal: ChildPortal) {
  const times: number[] = [];
  let highest = 0;
  let isOver = false;
  let [fiveXx, noAnswer] = [0, 0];
  const look = setInterval(() => (highest = Math.max(highest, totalMb(portal))), LOOK_EVERY_MS);
  const ask = async (path: string) => {
    while (!isOver) {
      const { status, ms } = await timed(async () => {
        const response = await fetch(`http://localhost:${portal.port}${path}`);
        await response.arrayBuffer();
        return response.status;
      });
      times.push(ms);
      if (status >= 500) fiveXx += 1;
      if (status === 0) noAnswer += 1;
      await sleep(ASK_EVERY_MS);
    }
  };
  const asking = [ask("/health/live"), ask("/about")];
  return {
    highestMb: () => highest,
    forgetPeak: () => (highest = 0),
    async stop() {
      isOver = true;
      await Promise.all(asking);
      clearInterval(look);
      times.sort((a, b) => a - b);
      return { p99: times[Math.floor(times.length * 0.99)] ?? 0, fiveXx, noAnswer };
    },
  };
}
