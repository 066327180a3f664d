import { EventEmitter } from 'node:events';

// As Electron has it in a utility process: `process.parentPort`, and nothing of a Node child's channel.
const { send } = process;
process.parentPort = Object.assign(new EventEmitter(), {
  postMessage: (message) => void send.call(process, message),
});
process.on('message', (data) => process.parentPort.emit('message', { data, ports: [] }));
process.once('disconnect', () => process.exit(0));
delete process.send;
