import type { DeskAnswer, DeskInput, DeskNotice, DeskOperationName, DeskSecret } from './desk.ts';
import type { FileToSave, SaveOutcome } from './save-file.ts';

/**
 * How the window reaches the desk: one function for each operation, and the notices. Never throws. A
 * secret is sealed to the key of `secretKey`.
 */
export type Bridge = {
  [Name in DeskOperationName]: (input: DeskInput<Name>, ...secret: DeskSecret<Name>) => Promise<DeskAnswer>;
} & {
  /** Hears every notice until the returned function is called. */
  listen(listener: (notice: DeskNotice) => void): () => void;
  /** Saves a file where the operator keeps files. The host does it: a page's download is refused. */
  saveFile(file: FileToSave): Promise<SaveOutcome>;
};

/** The desk's sign of life to the window, in milliseconds: how often it is sent, and after how long a silence the desk counts as hanging. */
export const heartbeat = { every: 3_000, silentAfter: 8_000 } as const;

/** The name under which the Electron host's preload puts a `Bridge` on `window`. */
export const bridgeName = 'tereze';

/**
 * The browser host speaks HTTP on the window's own origin instead: `POST /desk/<operation>` with a call
 * message (`call-message.ts`) brings a `DeskAnswer`; `GET /notices` streams a `DeskNotice` a line; `POST
 * /files` with a `FileToSave` as a call message brings a `SaveOutcome`. All carry the token of the launch,
 * which stands in the address's fragment (`#token=<64 hexadecimal digits>`).
 */
export const browserHost = {
  tokenHeader: 'tereze-token',
  callType: 'application/vnd.tereze.call',
  operationPath: (operation: DeskOperationName): `/desk/${string}` => `/desk/${operation}`,
  noticesPath: '/notices',
  filesPath: '/files',
} as const;
