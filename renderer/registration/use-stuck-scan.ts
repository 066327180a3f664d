import { useEffect, useState } from 'react';
import { isScan, isScanning } from './scanned.ts';

/** After this long without a character the scanner has nothing more to say, in milliseconds. */
const silence = 1_500;

/** Whether a scanner has fallen silent before the card's zone was complete. */
export function useStuckScan(text: string): boolean {
  const [stuckAt, setStuckAt] = useState<string | null>(null);
  useEffect(() => {
    if (!isScan(text) || !isScanning(text)) return;
    const waiting = setTimeout(() => setStuckAt(text), silence);
    return () => clearTimeout(waiting);
  }, [text]);
  return stuckAt === text;
}
