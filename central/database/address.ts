/** Names and addresses of this machine itself. */
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|::1)$/;

/**
 * Whether nobody between here and a PostgreSQL server can read or change what passes: it is on this
 * machine (a Unix socket, the loopback interface), or its certificate is verified (`sslmode=verify-full`).
 * The URL is read as `pg` reads it: the parameter `host` goes before the host itself, the last of equal
 * parameters counts, and no other `sslmode` has a fixed meaning (pg-connection-string 2: `require` verifies
 * too, `no-verify` and libpq's `require` do not; pg 9 changes this).
 */
export function isLocalOrVerified(url: string): boolean {
  const { hostname, searchParams } = new URL(url);
  const parameter = (name: string): string | undefined => searchParams.getAll(name).at(-1);
  const host = parameter('host') || decodeURIComponent(hostname.replace(/^\[(.+)\]$/, '$1'));
  return host.startsWith('/') || loopback.test(host) || parameter('sslmode') === 'verify-full';
}
