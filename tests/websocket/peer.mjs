// peer.mjs MODULES: a WebSocket server (npm's ws, from that node_modules folder) that judges a client
// which sends every text back. Prints its port.
//   GET /cases                 the ids of the cases, as JSON
//   WebSocket /case/ID         plays that case
//   GET /result/ID             "" when the client did as it should, else what it did instead
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { setTimeout as pause } from "node:timers/promises";
import { cases } from "./cases.mjs";

const require = createRequire(`${process.argv[2]}/`);
const { WebSocketServer } = require("ws");
const patience = 20_000;
const results = new Map();

const waitFor = async (socket, condition) => {
  const end = Date.now() + patience;
  while (!condition() && !socket.hasClosed && Date.now() < end) await pause(2);
  return condition();
};

// Writes all at once, or `chop` bytes at a time, each a packet of its own.
const write = async (line, bytes, chop) => {
  for (let at = 0; at < bytes.length && !line.destroyed; at += chop ?? bytes.length) {
    line.write(bytes.subarray(at, at + (chop ?? bytes.length)));
    if (chop) await new Promise(setImmediate);
  }
};

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

const play = async (socket, { send, chop, echoes = [], pongs = [], code = 1000 }) => {
  const seen = { echoes: [], pongs: [], code: undefined };
  socket.on("message", (data, isBinary) => seen.echoes.push(isBinary ? "binary" : data.toString()));
  socket.on("pong", (data) => seen.pongs.push(data.toString("latin1")));
  socket.on("error", (error) => (seen.error = error.message));
  socket.on("close", (closeCode) => {
    seen.code = closeCode;
    socket.hasClosed = true;
  });
  socket._socket.setNoDelay(true);
  await write(socket._socket, Buffer.concat(send), chop);
  const isAnswered = () => seen.echoes.length >= echoes.length && seen.pongs.length >= pongs.length;
  if (code === 1000 && (await waitFor(socket, isAnswered))) socket.close(1000);
  await waitFor(socket, () => socket.hasClosed);
  const codes = Array.isArray(code) ? code : [code];
  if (seen.error) return `it sent what is wrong: ${seen.error}`;
  if (!socket.hasClosed) return "it did not close";
  if (!codes.includes(seen.code)) return `it closed with ${seen.code} instead of ${codes}`;
  if (!same(seen.echoes, echoes)) return `it sent back ${JSON.stringify(seen.echoes).slice(0, 500)}`;
  return same(seen.pongs, pongs) ? "" : `it answered the pings ${JSON.stringify(seen.pongs)}`;
};

const http = createServer((request, response) => {
  const id = decodeURIComponent(request.url.split("/")[2] ?? "");
  if (request.url === "/cases") response.end(JSON.stringify(Object.keys(cases)));
  else response.end(results.get(id) ?? "it was not played to its end");
});
// Nothing answers by itself: a pong of the client must be the client's.
const server = new WebSocketServer({ server: http, perMessageDeflate: false, autoPong: false, maxPayload: 1 << 30 });
server.on("connection", async (socket, request) => {
  const id = decodeURIComponent(request.url.split("/")[2]);
  results.set(id, await play(socket, cases[id]));
  socket.terminate();
});
http.listen(0, "127.0.0.1", () => console.log(http.address().port));
