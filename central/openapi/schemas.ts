import { z } from 'zod';
import { Applicant, Application, Statements } from '../../src/application/application.ts';
import {
  type CentralOperation,
  type CentralOperationName,
  Challenge,
  centralOperations,
  DeskRecord,
  JournalEntry,
  JournalProof,
} from '../../src/contract/central.ts';
import { Policy } from '../../src/contract/policy.ts';
import { Problem } from '../../src/contract/problem.ts';
import { Receipt } from '../../src/contract/receipt.ts';
import {
  DeskIdentity,
  JournalHead,
  RegistrationRequest,
  SealedOneTimePassword,
  SealedTemporaryPassword,
  SessionStatement,
  Withdrawal,
} from '../../src/contract/request.ts';
import { pathParameters } from '../http/routes.ts';
import { describeEnclosures, schemaReference } from './enclosures.ts';

/** What the document names besides the operations' own inputs and outputs. */
const named = {
  Applicant,
  Application,
  Statements,
  DeskIdentity,
  Problem,
  Policy,
  Receipt,
  RegistrationRequest,
  SessionStatement,
  SealedOneTimePassword,
  SealedTemporaryPassword,
  Withdrawal,
  Challenge,
  JournalEntry,
  JournalHead,
  JournalProof,
  DeskRecord,
};

/** `lookUp` takes a `LookUpInput` and answers with a `LookUpOutput`. */
export const inputName = (operation: string): string => `${capitalised(operation)}Input`;
export const outputName = (operation: string): string => `${capitalised(operation)}Output`;

/** Every schema of the contract as JSON Schema (draft 2020-12, that of OpenAPI 3.1), by name. */
export function componentSchemas(): Record<string, object> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries<z.ZodType>(named)) registry.add(schema, { id });
  for (const name of Object.keys(centralOperations) as CentralOperationName[]) {
    const { input, output }: CentralOperation = centralOperations[name];
    addOnce(registry, output, outputName(name));
    if (input !== null && input !== 'application/cms') addOnce(registry, input, inputName(name));
  }
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => schemaReference(id).$ref });
  const found = Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutHead(schema)]));
  describeEnclosures(found);
  return found;
}

/** The form of a path parameter. */
export function parameterSchema(name: string): object {
  const form = (pathParameters.shape as Record<string, z.ZodType | undefined>)[name];
  if (!form) throw new TypeError(`the path parameter "${name}" has no form`);
  return withoutHead(z.toJSONSchema(form));
}

/** The name that a schema has in the document: its own where it is named, else by the operation. */
export const nameOf = (schema: z.ZodType, otherwise: string): string =>
  Object.entries<z.ZodType>(named).find(([, own]) => own === schema)?.[0] ?? otherwise;

function addOnce(registry: z.core.$ZodRegistry<{ id: string }>, schema: z.ZodType, id: string): void {
  if (!registry.has(schema)) registry.add(schema, { id });
}

/** A document says once, at its head, which JSON Schema it means, and its parts are named by their place. */
function withoutHead(schema: object): object {
  const { $schema: _dialect, $id: _id, ...rest } = schema as Record<string, unknown>;
  return rest;
}

const capitalised = (name: string): string => `${name[0]?.toUpperCase()}${name.slice(1)}`;
