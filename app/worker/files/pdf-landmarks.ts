import { valueAt } from "./pdf-names.ts";
import { decodeName, type PdfDict, type PdfValue, readObject } from "./pdf-syntax.ts";
import { PdfTooComplexError } from "./pdf-unpack.ts";

const MOST_OBJECTS = 200_000;
const MOST_OBJECT_STREAMS = 5_000;
/** How many beginnings further up are tried for the dictionary of a stream. */
const CANDIDATES = 5;
/** Where objects and streams begin, and the names by which a stream of objects is known. */
const HOLDERS = new Set(["ObjStm", "First", "EmbeddedFile"]);
const LANDMARK = /(?<!end)obj|(?<!end)stream(?:\r\n|\n|\r)|endstream|\/[^\0\t\n\f\r ()<>[\]{}/%]{1,127}/g;

interface Landmarks {
  /** Where each object begins and where the next one does. An object written twice counts as last written. */
  objects: Map<number, [start: number, end: number]>;
  streams: Stream[];
}

export interface Stream {
  dict: PdfDict;
  start: number;
  end: number;
  place: [number: number, generation: number];
}

/** Finds objects, and the streams that hold other objects or files, in one pass over the text. */
export function findLandmarks(text: string): Landmarks {
  const objects: Landmarks["objects"] = new Map();
  const streams: Stream[] = [];
  const ends = endsOf(text);
  let candidates: number[] = [];
  let isSuspicious = false;
  let last: [number, number] | null = null;
  for (const { 0: mark, index } of text.matchAll(LANDMARK)) {
    if (mark.startsWith("/")) isSuspicious ||= HOLDERS.has(decodeName(mark.slice(1)));
    else if (mark === "obj") {
      candidates = [...candidates.slice(1 - CANDIDATES), index + 3];
      if (last) last[1] = index;
      const number = Number(/(\d{1,10})\s{1,20}\d{1,5}\s{1,20}$/.exec(text.slice(Math.max(0, index - 56), index))?.[1]);
      if (Number.isInteger(number)) objects.set(number, (last = [index + 3, text.length]));
      if (objects.size > MOST_OBJECTS) throw new PdfTooComplexError("too many objects");
    } else if (mark !== "endstream") {
      if (last) last[1] = index;
      if (isSuspicious)
        streams.push({ ...readHeader(text, candidates, index), start: index + mark.length, end: ends(index) });
      if (streams.length > MOST_OBJECT_STREAMS) throw new PdfTooComplexError("too many streams");
      [candidates, isSuspicious, last] = [[], false, null];
    }
  }
  return { objects, streams };
}

/** Where the next `endstream` is; asked for places in rising order, it looks at no character twice. */
function endsOf(text: string): (from: number) => number {
  let end = -1;
  return (from) => {
    if (end < from) end = text.indexOf("endstream", from);
    if (end === -1) end = text.length;
    return end;
  };
}

// The dictionary of a stream is what stands between the beginning of its object and the word.
function readHeader(text: string, candidates: number[], end: number): Pick<Stream, "dict" | "place"> {
  for (const at of candidates.reverse()) {
    try {
      const { value, next } = readObject(text, at, end);
      const isAll = /^[\0\t\n\f\r ]*$/.test(text.slice(next, end).replace(/%[^\r\n]*/g, ""));
      const place = /(\d{1,10})\s{1,20}(\d{1,5})\s{1,20}obj$/.exec(text.slice(Math.max(0, at - 60), at));
      if (value instanceof Map && isAll) return { dict: value, place: [Number(place?.[1]), Number(place?.[2])] };
    } catch {
      // Then the object began further up.
    }
  }
  throw new PdfTooComplexError("a stream whose dictionary cannot be read");
}

/** The value of an object; undefined when there is none of this number. */
export function objectAt(text: string, objects: Landmarks["objects"], number: number): PdfValue | undefined {
  const place = objects.get(number);
  return place && valueAt(text, ...place);
}
