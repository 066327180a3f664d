import { openKeyFile } from '../main/eds/open-key-file.ts';
import { utf8 } from '../test/fixtures/utf8.ts';

/** A process that opens a key file again and again, as a key process does at sign-in, each time that it is told to. */
process.on(
  'message',
  async ({ file, password, times }: { file: Uint8Array; password: string; times: number }) => {
    for (let time = 0; time < times; time++) await openKeyFile(file, utf8(password));
    process.exit(0);
  },
);
process.send?.('ready');
