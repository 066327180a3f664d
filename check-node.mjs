// Loaded before every entry. better-sqlite3 13 needs Node-API 10 and crashes an older Node without a word.
if (Number(process.versions.napi) < 10) {
  console.error(
    `Tereze needs Node 24 and runs on Node ${process.versions.node} here. ` +
      'Run "npm ci" without --ignore-scripts: it installs the right Node beside the project, and npm scripts use it.',
  );
  process.exit(1);
}
