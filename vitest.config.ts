import { defineConfig } from 'vitest/config';

// A machine that is busy with something else takes several times as long; no test waits for time to pass.
export default defineConfig({ test: { include: ['tests/**/*.test.ts'], testTimeout: 20_000, hookTimeout: 60_000 } });
