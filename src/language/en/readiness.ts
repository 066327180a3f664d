import { figure } from '../format.ts';
import type { readiness as shape } from '../ru/readiness.ts';

/** Whether all is ready for the next citizen, and what to do where it is not. */
export const readiness: typeof shape = {
  title: 'Readiness',
  allReady: 'All is ready',
  ready: { pass: 'in order', warn: 'needs a look', block: 'must be solved' },
  check: {
    line: 'Line to the centre',
    clock: 'Clock',
    queue: 'Queue',
    printer: 'Printer',
    key: 'EDS key',
    policy: "Centre's policy",
    disk: 'Room on the disk',
  },
  clockRight: "agrees with the centre's",
  queueEmpty: 'empty',
  queueOldest: (waiting: number, time: string) => `${figure('en', waiting)}, the oldest since ${time}`,
  queueHeld: (count: number, time: string) => `${figure('en', count)} held, the oldest since ${time}`,
  noPrinter: 'not found',
  keyUntil: (date: string) => `valid until ${date}`,
  policyFrom: (version: string, date: string) => `version ${version} of ${date}`,
  noPolicy: 'not received yet',
  freeSpace: (gigabytes: number) => `${figure('en', gigabytes, 1)} GB free`,
  todo: {
    line: 'Citizens can be served: requests go by themselves once the line is back. Names are typed from the document.',
    lineRefused: 'Tell the administrator: the centre does not admit this window.',
    clock: 'Have the administrator set the clock.',
    clockUnknown: 'It is compared as soon as the line is there.',
    clockStop: 'Nothing can be signed until the administrator sets the clock.',
    queue: 'Open the queue (F4) and send now.',
    held: 'Open the queue (F4): it does not go by itself.',
    printer: 'Switch the printer on, check paper and cable.',
    key: 'Get a new key from the NCA in good time.',
    keyOver: 'Last day: without a new key nothing can be signed tomorrow.',
    policy: 'No application can be taken without it: the line to the centre is needed.',
    disk: 'Tell the administrator: room is running out.',
    diskFull: 'Make room: otherwise what is typed is not kept.',
  },
};
