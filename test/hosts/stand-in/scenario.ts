import { z } from 'zod';

/** How the stand-in for Electron behaves in one launch. */
export const Scenario = z.strictObject({
  /** What Electron's safeStorage meets: a key store, none, the desktop without one (Chromium's fixed key), one that never answers, one whose key has changed. */
  keyStore: z.enum(['working', 'missing', 'basic_text', 'hanging', 'rotated']).default('working'),
  /** Whether the window's page can be loaded. */
  load: z.enum(['works', 'fails']).default('works'),
  /** A line that a library prints before anything of ours. */
  firstLine: z.string().optional(),
  /** Chromium's own lines on standard error, before it ends by itself with SIGTRAP's exit code. */
  chromiumFails: z.string().optional(),
  /** Never gets ready. */
  hangs: z.boolean().default(false),
  platform: z.enum(['linux', 'darwin', 'win32']).optional(),
  languages: z.array(z.string()).default(['ru-RU']),
});
export type Scenario = z.infer<typeof Scenario>;

/** What the stand-in is told by a test, a JSON text a line. */
export const Command = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('windows') }),
  z.strictObject({ do: z.literal('close'), window: z.int() }),
  z.strictObject({ do: z.literal('minimize'), window: z.int() }),
  z.strictObject({ do: z.literal('quit') }),
  /** A call of the page's preload, answered as `ipcRenderer.invoke` would be. */
  z.strictObject({
    do: z.literal('invoke'),
    window: z.int(),
    origin: z.string(),
    channel: z.string(),
    given: z.array(z.unknown()),
  }),
  /** A request of the page, answered by the scheme's handler. */
  z.strictObject({ do: z.literal('request'), url: z.string(), method: z.string() }),
  /** The page asks for a window. */
  z.strictObject({ do: z.literal('open'), window: z.int(), url: z.string() }),
  /** The page goes somewhere: true where it may. */
  z.strictObject({ do: z.literal('navigate'), window: z.int(), url: z.string() }),
  /** The page asks for something that sessions decide: true where it gets it. */
  z.strictObject({
    do: z.literal('ask'),
    what: z.enum(['permission', 'download', 'network']),
    url: z.string(),
  }),
  z.strictObject({ do: z.literal('crash'), window: z.int(), reason: z.string() }),
  z.strictObject({ do: z.literal('power'), event: z.string() }),
  z.strictObject({ do: z.literal('idle'), state: z.enum(['active', 'idle', 'locked', 'unknown']) }),
  /** What the operator does in the next dialog for saving; null cancels. */
  z.strictObject({ do: z.literal('choose'), path: z.string().nullable() }),
]);
export type Command = z.infer<typeof Command>;

/** What the stand-in tells a test. */
export type Told =
  | { tell: 'started'; pid: number }
  | { tell: 'answer'; id: number; value?: unknown; error?: string }
  | { tell: 'sent'; window: number; channel: string; given: unknown[] }
  | { tell: 'window'; window: number; url: string }
  | { tell: 'dialog'; options: unknown }
  | { tell: 'box'; title: string; content: string }
  | { tell: 'menu'; template: unknown };
