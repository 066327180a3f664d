import type { Overview } from '../src/contract/overview.ts';
import type { LineWatch } from './centre/line.ts';
import type { DeskParts } from './parts.ts';

/** What every screen shows around its edge. */
export function overviewOf(
  parts: Pick<DeskParts, 'config' | 'sessions' | 'policy' | 'clock' | 'store'>,
  line: LineWatch,
  seen: Pick<Overview, 'queue' | 'journal' | 'printer' | 'paperLanguage' | 'disk'>,
  version: string,
): Overview {
  const policy = parts.policy.current;
  return {
    office: parts.config.from.office,
    window: parts.config.from.window,
    version,
    session: parts.sessions.current,
    line: line.line,
    clock: parts.clock.judge(policy?.clock),
    policy: policy && {
      version: policy.version,
      issuedAt: policy.issuedAt,
      statements: policy.statements,
      oneTimePassword: policy.oneTimePassword,
    },
    ...seen,
    store: { fault: parts.store.health.fault },
  };
}
