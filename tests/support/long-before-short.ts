import path from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** What takes minutes stands first, so that in the end no worker is left alone with it. */
const PROJECTS = [
  ...["invariants", "architecture", "e2e", "http"],
  ...["integration-postgres", "integration-sqlite", "ui", "unit"],
];
const LONG = [
  ...["e2e/another-language", "e2e/journey", "e2e/looks", "e2e/forms", "e2e/board-journeys", "e2e/council"],
  ...["e2e/project-reload", "e2e/typing", "e2e/asked-twice"],
  ...["http/access-matrix", "http/hostile-input", "http/kept-for-nobody", "http/process", "http/canaries"],
  ...["http/country-directory", "http/form-copies", "http/project-kept"],
  ...["architecture/another-language", "architecture/built-keys", "unit/platform/background"],
].map((name) => path.resolve("tests", `${name}.test.ts`));

/** The files of a project together, the large ones first, and before them those that are small and long. */
export default class LongBeforeShort extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const usual = await super.sort(files);
    const placeOf = ({ project, moduleId }: TestSpecification) => {
      const place = LONG.indexOf(moduleId);
      return PROJECTS.indexOf(project.name) * 100 + (place === -1 ? LONG.length : place);
    };
    return usual.sort((one, other) => placeOf(one) - placeOf(other));
  }
}
