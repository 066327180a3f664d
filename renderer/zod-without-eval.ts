import { config } from 'zod';

// Zod would try to compile its parsers; the content security policy forbids that, and reports the try.
config({ jitless: true });
