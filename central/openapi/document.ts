import {
  type CentralOperation,
  type CentralOperationName,
  centralOperations,
  commonProblems,
} from '../../src/contract/central.ts';
import { type ProblemCode, problems } from '../../src/contract/problem.ts';
import { problemTitles } from '../http/problem-titles.ts';
import { schemaReference, signedBytes } from './enclosures.ts';
import { answerHeaders, headerParameters, parameters, responseHeaders, sessionScheme } from './headers.ts';
import { componentSchemas, inputName, nameOf, outputName, parameterSchema } from './schemas.ts';

/** The central API as an OpenAPI 3.1 document, made from the contract and from nothing else. */
export function openApiDocument(): object {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Tereze: the central API',
      version: '2',
      description:
        'What the counter windows of the State Corporation "Government for Citizens" ask of the centre: ' +
        'looking citizens up, sending one-time passwords, and deciding signed requests to register a mobile ' +
        'number and connect it to an account of the e-government portal (order No. 58 of 25 January 2016).',
      license: { name: 'Unlicensed', identifier: 'LicenseRef-Unlicensed' },
    },
    servers: [{ url: 'https://{host}', variables: { host: { default: 'centre.internal' } } }],
    tags: [{ name: 'desk', description: 'Between a desk and the centre.' }],
    paths: paths(),
    components: {
      securitySchemes: {
        desk: {
          type: 'mutualTLS',
          description: 'The client certificate of a desk; its common name is the name of the desk.',
        },
        session: sessionScheme,
      },
      parameters: headerParameters,
      headers: responseHeaders,
      schemas: componentSchemas(),
    },
  };
}

function paths(): Record<string, Record<string, object>> {
  const found: Record<string, Record<string, object>> = {};
  for (const name of Object.keys(centralOperations) as CentralOperationName[]) {
    const operation: CentralOperation = centralOperations[name];
    found[operation.path] = {
      ...found[operation.path],
      [operation.method.toLowerCase()]: operationObject(name, operation),
    };
  }
  return found;
}

function operationObject(name: CentralOperationName, operation: CentralOperation): object {
  const pathParameters = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, parameter = '']) => ({
    ...{ name: parameter, in: 'path', required: true, schema: parameterSchema(parameter) },
  }));
  return {
    operationId: name,
    summary: operation.summary,
    tags: ['desk'],
    security: [operation.session ? { desk: [], session: [] } : { desk: [] }],
    parameters: [...pathParameters, ...parameters],
    ...(operation.input !== null && { requestBody: requestBody(name, operation.input) }),
    responses: responses(name, operation),
  };
}

/** What is signed in the operations that take signed bytes. */
const signedContents: Partial<Record<CentralOperationName, string>> = {
  openSession: 'SessionStatement',
  submit: 'RegistrationRequest',
  withdraw: 'Withdrawal',
};

function requestBody(name: CentralOperationName, input: NonNullable<CentralOperation['input']>): object {
  if (input !== 'application/cms') {
    const schema = schemaReference(nameOf(input, inputName(name)));
    return { required: true, content: { 'application/json': { schema } } };
  }
  const inside = signedContents[name];
  if (!inside) throw new TypeError(`it is not known what is signed for "${name}"`);
  return { required: true, content: { 'application/cms': { schema: signedBytes(inside) } } };
}

function responses(name: CentralOperationName, { output, problems: own }: CentralOperation): object {
  const codes = [...new Set<ProblemCode>([...own, ...commonProblems])];
  const statuses = [...new Set(codes.map((code) => problems[code].status))].sort((one, other) => one - other);
  return {
    200: {
      description: 'The answer.',
      headers: answerHeaders,
      content: { 'application/json': { schema: schemaReference(nameOf(output, outputName(name))) } },
    },
    ...Object.fromEntries(
      statuses.map((status) => [
        status,
        problemResponse(codes.filter((code) => problems[code].status === status)),
      ]),
    ),
  };
}

function problemResponse(codes: readonly ProblemCode[]): object {
  return {
    description: codes.map((code) => `\`${code}\`: ${problemTitles[code]}`).join('\n\n'),
    headers: answerHeaders,
    content: {
      'application/problem+json': {
        schema: { allOf: [schemaReference('Problem'), { properties: { code: { enum: codes } } }] },
      },
    },
  };
}
