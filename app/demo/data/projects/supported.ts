import { NONE_OF_THEM } from "#app/features/forms/field.ts";

/** Which initiatives projects of the demonstration support, by their keys; those left out were posted before it was asked. */
export const SUPPORTED: Readonly<Record<string, readonly string[]>> = {
  "letters-of-the-merchants": ["silk-road", "decade-understanding"],
  "memory-of-the-deported": ["capital", "decade-understanding"],
  "roads-without-wheels": ["silk-road"],
  "street-studio-of-six-cities": ["transformation", "decade-development"],
  "salt-water-and-cotton": ["transformation", "decade-development"],
  "good-neighbours-online-course": ["education", "decade-education"],
  "living-cities-summer-school": ["silk-road", "education"],
  "religions-in-the-classroom": ["education", "decade-education", "decade-values"],
  "voices-of-the-steppe-and-mountains": ["silk-road", "capital"],
  "open-manuscripts-of-central-asia": ["silk-road"],
  "pastoral-knowledge-and-climate": ["capital", "decade-development"],
  "network-for-teaching-dialogue": ["education"],
  "belonging-in-growing-cities": ["transformation"],
  "epics-that-crossed-borders": ["silk-road", "capital", "decade-understanding"],
  "student-interpreters-week": [NONE_OF_THEM],
  "ports-and-caravans-youth-dialogue": ["silk-road", "transformation"],
};
