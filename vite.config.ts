import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Builds the window. Hosts serve `dist/renderer` and put a fresh nonce in the place of `__CSP_NONCE__`. */
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react()],
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    // A font or worker as a data: address would need a hole in the content security policy.
    assetsInlineLimit: 0,
    reportCompressedSize: true,
  },
});
