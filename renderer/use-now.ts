import { useEffect, useState } from 'react';

/** Now by the computer's clock, in milliseconds, told anew every so many milliseconds; 0 stops the telling. */
export function useNow(every: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (every === 0) return;
    setNow(Date.now());
    const ticking = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(ticking);
  }, [every]);
  return now;
}
