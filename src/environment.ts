/** A variable that weakens the program, or makes it leak. */
interface Unwanted {
  /**
   * What holds where the runtime has read it before any code of ours ran: taking it away comes too late.
   * Absent where it is read when it is needed.
   */
  readonly early?: string;
  /** A packaged Electron doesn't heed it: its fuse is off, or it is an affair of OpenSSL, which is not in it. */
  readonly notPackaged?: true;
}

const furtherAuthorities = 'connections that name no authority of their own trust further ones';
const code = 'code or options from outside may be in force';
const told = 'what Node does may be written down, with what it sends';

const unwanted: Readonly<Record<string, Unwanted>> = {
  // TLS
  NODE_TLS_REJECT_UNAUTHORIZED: {},
  NODE_EXTRA_CA_CERTS: { early: furtherAuthorities, notPackaged: true },
  NODE_USE_SYSTEM_CA: { early: furtherAuthorities, notPackaged: true },
  SSL_CERT_FILE: {},
  SSL_CERT_DIR: {},
  NODE_USE_ENV_PROXY: {
    early: 'connections that name no proxy of their own may go through one',
    notPackaged: true,
  },
  // options and code
  NODE_OPTIONS: { early: code, notPackaged: true },
  NODE_PATH: { early: code },
  NODE_COMPILE_CACHE: { early: code },
  OPENSSL_CONF: { early: code, notPackaged: true },
  OPENSSL_ENGINES: { early: code, notPackaged: true },
  OPENSSL_MODULES: { early: code, notPackaged: true },
  // By the dynamic linker of Linux or macOS, before the runtime itself.
  LD_PRELOAD: { early: code },
  DYLD_INSERT_LIBRARIES: { early: code },
  ELECTRON_RUN_AS_NODE: {},
  // what is told
  SSLKEYLOGFILE: {},
  DEBUG: {},
  NODE_DEBUG: { early: told },
  NODE_DEBUG_NATIVE: { early: told },
  NODE_REDIRECT_WARNINGS: { early: told },
  NODE_V8_COVERAGE: { early: told },
  ELECTRON_ENABLE_LOGGING: {},
  ELECTRON_LOG_FILE: {},
};

/** What was taken out of an environment. */
export interface CleanedEnvironment {
  /** One line for standard error, or null where there was nothing. */
  readonly line: string | null;
  /** What had its effect before: a program in production doesn't start with it. */
  readonly early: readonly string[];
}

/**
 * Takes every variable out of an environment that would weaken the program or make it leak. `packaged`:
 * the runtime is a packaged Electron, which heeds fewer of them. Names count in any case, as on Windows.
 */
export function cleanEnvironment(
  environment: Record<string, string | undefined>,
  packaged: boolean,
): CleanedEnvironment {
  const names = Object.keys(environment).filter((name) => name.toUpperCase() in unwanted);
  for (const name of names) delete environment[name];
  const early = names.filter((name) => {
    const variable = unwanted[name.toUpperCase()];
    return variable?.early !== undefined && !(packaged && variable.notPackaged);
  });
  return { line: names.length === 0 ? null : describe(names, early), early };
}

function describe(names: readonly string[], early: readonly string[]): string {
  const removed = `removed from the environment: ${names.join(', ')}`;
  if (early.length === 0) return removed;
  const holds = new Set(early.map((name) => unwanted[name.toUpperCase()]?.early));
  return `${removed}. Too late for ${early.join(', ')}, which Node reads first: ${[...holds].join('; ')}`;
}

/** Throws where a program in production was started under variables that had their effect before it could remove them. */
export function assertCleanStart({ early }: CleanedEnvironment, mode: 'production' | 'demonstration'): void {
  if (mode === 'production' && early.length > 0)
    throw new Error(`not started: production does not run with ${early.join(', ')} in its environment`);
}
