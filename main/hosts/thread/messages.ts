import { z } from 'zod';
import {
  DeskAnswer,
  DeskNotice,
  type DeskOperationName,
  deskOperations,
} from '../../../src/contract/desk.ts';
import { FaultCode, FaultDetails } from '../../../src/contract/fault.ts';
import { PrintFault } from '../../../src/registration/events.ts';
import { DeskConfig } from '../../config.ts';
import { KeyRequest } from '../../eds/key-process/messages.ts';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

/** What the worker is started with: the database's key (32 bytes), and the key of the desk's certificate (PEM). */
export const WorkerStart = z.strictObject({
  config: DeskConfig,
  databaseKey: bytes,
  deskKey: bytes,
  version: z.string(),
  /** The printer lives on the host's side and is reached over the port. */
  hostPrinter: z.boolean(),
  /** Key processes are started by the host. */
  hostKeyProcesses: z.boolean(),
});
export type WorkerStart = z.infer<typeof WorkerStart>;

const OperationName = z.enum(Object.keys(deskOperations) as [DeskOperationName, ...DeskOperationName[]]);
const id = z.int().min(0);

const PrinterRequest = z.discriminatedUnion('act', [
  z.strictObject({ act: z.literal('names') }),
  z.strictObject({ act: z.literal('status'), chosen: z.string().nullable() }),
  z.strictObject({ act: z.literal('print'), pdf: bytes, title: z.string(), chosen: z.string().nullable() }),
]);
export type PrinterRequest = z.infer<typeof PrinterRequest>;

export const PrinterAnswer = z.discriminatedUnion('result', [
  z.strictObject({
    result: z.literal('status'),
    status: z.strictObject({ name: z.string().nullable(), fault: PrintFault.nullable() }),
  }),
  z.strictObject({ result: z.literal('names'), names: z.array(z.string()).readonly() }),
  z.strictObject({ result: z.literal('printed'), printer: z.string() }),
  z.strictObject({ result: z.literal('fault'), code: FaultCode, details: FaultDetails }),
]);
export type PrinterAnswer = z.infer<typeof PrinterAnswer>;

/** What the worker wants of a key process that the host runs; `id` is the worker's number for it. */
const WorkerKeyMessage = z.discriminatedUnion('act', [
  z.strictObject({ kind: z.literal('key-process'), id, act: z.literal('start') }),
  z.strictObject({ kind: z.literal('key-process'), id, act: z.literal('post'), request: KeyRequest }),
  z.strictObject({ kind: z.literal('key-process'), id, act: z.literal('kill') }),
]);
export type WorkerKeyMessage = z.infer<typeof WorkerKeyMessage>;

/** What happened with it. */
const HostKeyMessage = z.discriminatedUnion('event', [
  z.strictObject({ kind: z.literal('key-process'), id, event: z.literal('said'), message: z.unknown() }),
  z.strictObject({ kind: z.literal('key-process'), id, event: z.literal('ended') }),
]);
export type HostKeyMessage = z.infer<typeof HostKeyMessage>;

/** Host to worker. */
export const HostMessage = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('call'),
    id,
    operation: OperationName,
    input: z.unknown(),
    secret: bytes.optional(),
  }),
  z.strictObject({ kind: z.literal('printer-answer'), id, answer: PrinterAnswer }),
  HostKeyMessage,
  z.strictObject({ kind: z.literal('close') }),
]);
export type HostMessage = z.infer<typeof HostMessage>;

/** Worker to host. */
export const WorkerMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready') }),
  /** The desk could not be made. `text` is for the administrator: it is written before there is any citizen's data. */
  z.strictObject({ kind: z.literal('not-made'), code: FaultCode, details: FaultDetails, text: z.string() }),
  z.strictObject({ kind: z.literal('answer'), id, answer: DeskAnswer }),
  z.strictObject({ kind: z.literal('notice'), notice: DeskNotice }),
  z.strictObject({ kind: z.literal('printer-call'), id, request: PrinterRequest }),
  WorkerKeyMessage,
]);
export type WorkerMessage = z.infer<typeof WorkerMessage>;
