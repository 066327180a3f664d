import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import plans from 'libphonenumber-js/mobile/metadata';
import { defineConfig, type Plugin } from 'vite';

/** The window reads numbers of +7 alone (src/application): the plans of other countries stay out of what it loads. */
const plansOfSeven: Plugin = {
  name: 'plans-of-seven',
  load: {
    filter: { id: /libphonenumber-js\/metadata\.mobile\.json/ },
    handler() {
      const countries = plans.country_calling_codes['7'] ?? [];
      const kept = countries.map((country) => [country, plans.countries[country]]);
      return `export default ${JSON.stringify({
        version: plans.version,
        country_calling_codes: { 7: countries },
        countries: Object.fromEntries(kept),
      })}`;
    },
  },
};

/** Builds the window. Hosts serve `dist/renderer` and put a fresh nonce in the place of `__CSP_NONCE__`. */
export default defineConfig(({ command }) => ({
  root: join(import.meta.dirname, 'renderer'),
  base: './',
  plugins: [react(), plansOfSeven],
  html: { cspNonce: '__CSP_NONCE__' },
  // What is built is the product, also where a test builds it and NODE_ENV says otherwise.
  ...(command === 'build' && {
    define: { 'process.env.NODE_ENV': '"production"' },
    oxc: { jsx: { development: false } },
  }),
  worker: { format: 'es' },
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
