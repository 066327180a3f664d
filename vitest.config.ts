import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['./check-node.mjs'],
    reporters: ['default', './test/count-reporter.ts'],
    // A guard against what hangs, not a measure: a loaded machine is slow, and slow is no fault.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
