import { relative } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Begun first, longest first: a long file that begins last leaves the other workers idle. */
const longest = [
  'tests/platforms/web/in-browser.test.ts',
  'tests/cli/check.test.ts',
  'tests/start.test.ts',
  'tests/cli.test.ts',
  'tests/corpus/load/big-file.test.ts',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.indexOf(relative(import.meta.dirname, moduleId));
      return at === -1 ? longest.length : at;
    };
    return files.toSorted((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // A machine that is busy with something else takes several times as long; no test waits for time to pass.
    testTimeout: 20_000,
    hookTimeout: 60_000,
    maxWorkers: '100%',
    // Loading the SDKs anew for each file would take half of the time. Modules of src keep no state that a test could notice.
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
});
