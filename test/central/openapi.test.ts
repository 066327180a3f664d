import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openApiDocument } from '../../central/openapi/document.ts';
import { centralOperations } from '../../src/contract/central.ts';
import { temporaryFolder } from '../fixtures/folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('the document in the repository is the one that the contract gives ("npm run openapi" writes it)', () => {
  const committed: unknown = JSON.parse(readFileSync(join(root, 'central/openapi.json'), 'utf8'));
  expect(committed).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
});

test('describes every operation of the contract, and no other', () => {
  const { paths } = openApiDocument() as { paths: Record<string, Record<string, { operationId: string }>> };
  const described = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map(({ operationId }) => operationId),
  );
  expect(described.sort()).toEqual(Object.keys(centralOperations).sort());
});

test('says which headers an answer has, and which a caller may send', () => {
  const { paths } = JSON.parse(JSON.stringify(openApiDocument())) as {
    paths: Record<
      string,
      Record<string, { responses: Record<string, { headers: object }>; parameters: object[] }>
    >;
  };
  const operations = Object.values(paths).flatMap((methods) => Object.values(methods));
  for (const { responses, parameters } of operations) {
    for (const { headers } of Object.values(responses))
      expect(Object.keys(headers)).toEqual(['tereze-contract', 'tereze-exchange']);
    for (const name of ['Contract', 'Exchange'])
      expect(parameters).toContainEqual({ $ref: `#/components/parameters/${name}` });
  }
});

/** What Redocly's linter says by its recommended rules; throws where it finds an error. */
function lint(document: object): string {
  const file = join(temporaryFolder(), 'openapi.json');
  writeFileSync(file, JSON.stringify(document));
  const program = join(root, 'node_modules/@redocly/cli/bin/cli.js');
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  return execFileSync(
    process.execPath,
    [program, 'lint', '--extends', 'recommended', '--format', 'json', file],
    { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  );
}

test('passes a linter that we did not write, without a warning', () => {
  expect(JSON.parse(lint(openApiDocument())).totals).toEqual({ errors: 0, warnings: 0, ignored: 0 });
});

test('the linter would find a schema that is not there', () => {
  const document = openApiDocument() as { components: { schemas: Record<string, object> } };
  delete document.components.schemas['Receipt'];
  expect(() => lint(document)).toThrow();
});
