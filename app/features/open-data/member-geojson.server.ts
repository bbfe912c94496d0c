import { setImmediate } from "node:timers/promises";
import type { MemberRecord } from "#app/features/members/directory/member-records.server.ts";
import { memberAnswer } from "./member-answers.server.ts";

export const GEOJSON_TYPE = "application/geo+json";

const FEATURES_AT_A_TIME = 100;

/** Members as GeoJSON (RFC 7946), each with the fields programs are answered with; one whose place is not known has no geometry. */
export async function memberGeoJson(records: readonly MemberRecord[], origin: string): Promise<Buffer> {
  const pieces: string[] = [];
  for (let at = 0; at < records.length; at += FEATURES_AT_A_TIME) {
    const some = records.slice(at, at + FEATURES_AT_A_TIME);
    pieces.push(some.map((record) => JSON.stringify(featureOf(record, origin))).join(",\n"));
    await setImmediate();
  }
  return Buffer.from(`{"type":"FeatureCollection","features":[\n${pieces.join(",\n")}\n]}\n`);
}

function featureOf(record: MemberRecord, origin: string) {
  const { point } = record;
  const { coordinates: _, ...properties } = memberAnswer(record, origin);
  return {
    type: "Feature",
    id: record.number,
    geometry: point ? { type: "Point", coordinates: [point.longitude, point.latitude] } : null,
    properties,
  };
}
