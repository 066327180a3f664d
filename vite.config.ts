import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the window. Hosts serve `dist/renderer` and put a fresh nonce in the place of `__CSP_NONCE__`. */
export default defineConfig(({ command }) => ({
  root: join(import.meta.dirname, 'renderer'),
  base: './',
  plugins: [react()],
  html: { cspNonce: '__CSP_NONCE__' },
  // What is built is the product, also where a test builds it and NODE_ENV says otherwise.
  ...(command === 'build' && {
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { development: false } },
  }),
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // The operator's window, and the screen that the citizen looks at.
    rolldownOptions: {
      input: ['index.html', 'citizen.html'].map((page) => join(import.meta.dirname, 'renderer', page)),
    },
    target: 'chrome140',
    // A font or worker as a data: address would need a hole in the content security policy.
    assetsInlineLimit: 0,
  },
}));
