// node frames.mjs ROUNDS: what a message of 200 bytes costs in the WebSocket that the JavaScript SDK
// uses in Node, with its socket. Prints µs of processor time a message, the median.
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createServer } from 'node:net';

const messages = 100_000;
const begin = '{"type":"subscription","event":"update","uid":"7","data":[{"id":1,"title":"';
const end = '"}]}';
const text = begin + 'x'.repeat(200 - begin.length - end.length) + end;

// In a process of its own, so that its work does not count.
function serve() {
  const frame = Buffer.concat([Buffer.from([0x81, 0x7e, 0, text.length]), Buffer.from(text)]);
  const all = Buffer.concat(Array(messages).fill(frame));
  const server = createServer((socket) => {
    socket.once('data', (request) => {
      const key = /^sec-websocket-key: (\S+)/im.exec(request.toString())[1];
      const accept = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');
      socket.write(`HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`);
      socket.write(all);
    });
    socket.on('error', () => {});
  });
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
}

function received(port) {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}`);
    let bytes = 0;
    let count = 0;
    let begun;
    socket.onerror = () => reject(new Error('the WebSocket failed'));
    socket.onmessage = ({ data }) => {
      begun ??= process.cpuUsage();
      bytes += data.length;
      if (++count < messages) return;
      const { user, system } = process.cpuUsage(begun);
      socket.close();
      resolve(bytes === messages * text.length ? (user + system) / messages : 0);
    };
  });
}

async function measure(rounds) {
  const server = fork(process.argv[1], ['serve']);
  const port = await new Promise((resolve) => server.once('message', resolve));
  const costs = [];
  for (let round = 0; round < rounds; ++round) costs.push(await received(port));
  server.kill();
  costs.sort((a, b) => a - b);
  console.log(`javascript ${costs[rounds >> 1].toFixed(4)}`);
}

if (process.argv[2] === 'serve') serve();
else await measure(Number(process.argv[2]));
