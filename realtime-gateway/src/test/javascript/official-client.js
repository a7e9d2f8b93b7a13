// The official client, told what to do line by line on stdin; what happens to it, line by line on stdout, is JSON.
// Started with the URL and its options. Bytes are {"bytes": base64} on both ways.
import { createInterface } from 'node:readline';
import { io } from 'socket.io-client';

const [url, options] = process.argv.slice(2);
const socket = io(url, { autoConnect: false, ...JSON.parse(options) });

function say(happened) {
  const bytes = (_, value) => (value?.type === 'Buffer' ? { bytes: Buffer.from(value.data).toString('base64') } : value);
  process.stdout.write(`${JSON.stringify(happened, bytes)}\n`);
}

function read(line) {
  return JSON.parse(line, (_, value) => (typeof value?.bytes === 'string' ? Buffer.from(value.bytes, 'base64') : value));
}

socket.io.on('open', () => {
  const { engine } = socket.io;
  say({ event: 'open', arguments: [engine.transport.name] });
  engine.once('upgrade', (transport) => say({ event: 'upgrade', arguments: [transport.name] }));
});
socket.on('connect', () => say({ event: 'connect', arguments: [] }));
socket.on('connect_error', ({ message, data }) => say({ event: 'connect_error', arguments: [{ message, data }] }));
socket.on('disconnect', (reason) => say({ event: 'disconnect', arguments: [reason] }));
socket.onAny((event, ...told) => say({ event, arguments: told }));

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const { event, args, ack } = read(line);
    if (ack === undefined) {
      socket.emit(event, ...args);
    } else {
      socket.emit(event, ...args, (...answer) => say({ ack, arguments: answer }));
    }
  })
  .on('close', () => process.exit());
socket.connect();
