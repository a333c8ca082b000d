import { defineConfig } from 'vitest/config';

/** Not finished: these suites run once what they test is. */
const unfinished = ['tests/corpus/**', 'tests/contracts/**', 'tests/core/interview/**', 'tests/platforms/**'];

export default defineConfig({ test: { include: ['tests/**/*.test.ts'], exclude: unfinished } });
