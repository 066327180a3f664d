import { registerHooks } from 'node:module';

// The bundles import `electron` as ever, and get the stand-in.
const standIn = new URL('./electron.ts', import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) => next(specifier === 'electron' ? standIn : specifier, context),
});
