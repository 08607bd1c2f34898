// What a WebSocket client has to do, in the manner of the sections 1 to 7 and 10 of the Autobahn test
// suite, written anew. A case sends frames (`send`, `chop` bytes at a time) and says which texts and
// pings are to come back, and with which code the client is to close; 1000 is the server's own close.

const frame = (first, payload = "", length = undefined) => {
  const data = Buffer.isBuffer(payload) ? payload : Buffer.from(payload);
  const size = length ?? data.length;
  const head = size < 126 ? Buffer.alloc(2) : size < 65536 ? Buffer.alloc(4) : Buffer.alloc(10);
  head[0] = first;
  head[1] = size < 126 ? size : size < 65536 ? 126 : 127;
  if (head.length === 4) head.writeUInt16BE(size, 2);
  if (head.length === 10) head.writeBigUInt64BE(BigInt(size), 2);
  return Buffer.concat([head, data]);
};
const text = (payload) => frame(0x81, payload);
const first = (payload) => frame(0x01, payload);
const more = (payload) => frame(0x00, payload);
const last = (payload) => frame(0x80, payload);
const ping = (payload) => frame(0x89, payload);
const pong = (payload) => frame(0x8a, payload);
const bytes = (hex) => Buffer.from(hex.replace(/ /g, ""), "hex");
const closeWith = (code, reason = "") => {
  const data = Buffer.concat([Buffer.alloc(2), Buffer.isBuffer(reason) ? reason : Buffer.from(reason)]);
  data.writeUInt16BE(code, 0);
  return frame(0x88, data);
};

export const cases = {};
const add = (id, send, expected = {}) => (cases[id] = { send, ...expected });

// 1: framing
[0, 125, 126, 127, 128, 65535, 65536].forEach((size, i) => {
  add(`1.1.${i + 1}`, [text("*".repeat(size))], { echoes: ["*".repeat(size)] });
  add(`1.2.${i + 1}`, [frame(0x82, Buffer.alloc(size, 0xfe))], { code: 1003 }); // it reads texts only
});
add("1.1.8", [text("*".repeat(65536))], { echoes: ["*".repeat(65536)], chop: 997 });
add("1.2.8", [frame(0x82, Buffer.alloc(65536, 0xfe))], { code: 1003, chop: 997 });

// 2: pings and pongs
const longest = Buffer.from(Array.from({ length: 125 }, (_, i) => 255 - i));
add("2.1", [ping("")], { pongs: [""] });
add("2.2", [ping("Hello, world!")], { pongs: ["Hello, world!"] });
add("2.3", [ping(bytes("00 ff fe fd fc fb 00 ff"))], { pongs: ["\x00\xff\xfe\xfd\xfc\xfb\x00\xff"] });
add("2.4", [ping(longest)], { pongs: [longest.toString("latin1")] });
add("2.5", [ping(Buffer.alloc(126, 0xfe))], { code: 1002 });
add("2.6", [ping(longest)], { pongs: [longest.toString("latin1")], chop: 1 });
add("2.7", [pong("")]);
add("2.8", [pong("unsolicited")]);
add("2.9", [pong("unsolicited"), ping("ping")], { pongs: ["ping"] });
const ten = Array.from({ length: 10 }, (_, i) => `payload-${i}`);
add("2.10", ten.map(ping), { pongs: ten });
add("2.11", ten.map(ping), { pongs: ten, chop: 1 });

// 3: reserved bits
for (let bits = 1; bits <= 7; ++bits) {
  const chop = bits === 3 || bits === 4 ? 1 : undefined;
  add(`3.${bits}`, [text("Hello"), frame(0x81 | (bits << 4), "Hello"), ping("")], { echoes: ["Hello"], code: 1002, chop });
  add(`3.${bits}.control`, [frame(0x89 | (bits << 4), "")], { code: 1002 });
}

// 4: reserved opcodes
[3, 4, 5, 6, 7, 11, 12, 13, 14, 15].forEach((opcode) => {
  const id = opcode < 8 ? `4.1.${opcode - 2}` : `4.2.${opcode - 10}`;
  add(id, [text("Hello"), frame(0x80 | opcode, opcode % 2 ? "" : "payload"), ping("")], { echoes: ["Hello"], code: 1002 });
});

// 5: fragments
add("5.1", [frame(0x09, "fragment1"), last("fragment2")], { code: 1002 });
add("5.2", [frame(0x0a, "fragment1"), last("fragment2")], { code: 1002 });
add("5.3", [first("fragment1"), last("fragment2")], { echoes: ["fragment1fragment2"] });
add("5.4", [first("fragment1"), last("fragment2")], { echoes: ["fragment1fragment2"], chop: 1 });
add("5.6", [first("fragment1"), ping("ping"), last("fragment2")], { echoes: ["fragment1fragment2"], pongs: ["ping"] });
add("5.8", [first("fragment1"), ping("ping"), last("fragment2")], { echoes: ["fragment1fragment2"], pongs: ["ping"], chop: 1 });
add("5.9", [last("none"), text("Hello")], { code: 1002 });
add("5.10", [last("none"), text("Hello")], { code: 1002, chop: 1 });
add("5.12", [more("none"), text("Hello")], { code: 1002 });
add("5.14", [more("none"), text("Hello")], { code: 1002, chop: 1 });
add("5.15", [first("a"), last("b"), more("c"), first("d"), last("e")], { echoes: ["ab"], code: 1002 });
add("5.16", [more("none"), text("Hello"), last("none")], { code: 1002 });
add("5.18", [first("fragment1"), text("fragment2")], { code: 1002 });
for (const [id, chop] of [["5.19", undefined], ["5.20", 1]])
  add(id, [first("1"), more("2"), ping("one"), more("3"), more("4"), ping("two"), last("5")],
    { echoes: ["12345"], pongs: ["one", "two"], chop });

// 6: UTF-8
const greek = Buffer.from("Hello-µ@ßöäüàá-UTF-8!! κόσμε 𝄞 ")
add("6.1.1", [text("")], { echoes: [""] });
add("6.1.2", [first(""), more(""), last("")], { echoes: [""] });
add("6.1.3", [first(""), more("middle"), last("")], { echoes: ["middle"] });
add("6.2.1", [text(greek)], { echoes: [greek.toString()] });
for (const [id, at] of [["6.2.2", 12], ["6.2.3", 1], ["6.2.4", 2]]) {
  const pieces = [];
  for (let i = 0; i < greek.length; i += at) pieces.push(more(greek.subarray(i, i + at)));
  add(id, [first(""), ...pieces, last("")], { echoes: [greek.toString()] });
}
const wrong = Buffer.concat([Buffer.from("κόσμε"), bytes("ed a0 80"), Buffer.from("edited")]);
add("6.3.1", [text(wrong)], { code: 1007 });
add("6.3.2", [first(""), ...[...wrong].map((byte) => more(Buffer.from([byte]))), last("")], { code: 1007 });
// It closes before the rest, which never comes.
add("6.4.1", [first("κόσμε"), more(bytes("f4 90 80 80"))], { code: 1007 });
add("6.4.2", [first("κόσμε"), more(bytes("f4")), more(bytes("90"))], { code: 1007 });
add("6.4.3", [frame(0x81, Buffer.concat([Buffer.from("κόσμε"), bytes("f4 90 80 80")]), 30)], { code: 1007 });
add("6.4.4", [frame(0x81, Buffer.concat([Buffer.from("κόσμε"), bytes("f4 90")]), 30)], { code: 1007 });
const valid = ["ce ba", "c2 80", "df bf", "e0 a0 80", "ef bf bf", "ef bf bd", "ed 9f bf", "ee 80 80", "f0 90 80 80",
  "f4 8f bf bf", "f0 9f bf be", "00", "7f", "ef bb bf 61", "ef b7 90"];
valid.forEach((hex, i) => add(`6.5.${i + 1}`, [text(bytes(hex))], { echoes: [bytes(hex).toString() === "a" ? "\ufeffa" : bytes(hex).toString()] }));
const invalid = ["ce", "ce ba e1", "ce ba e1 bd", "f8 88 80 80 80", "fc 84 80 80 80 80", "f7 bf bf bf", "80", "bf", "80 bf",
  "80 bf 80 bf 80 bf", "c0 20 c1 20", "e0 20 e1 20", "f0 20 f1 20", "c0", "e0 80", "f0 80 80", "df", "ef bf", "f7 bf bf",
  "fe", "ff", "fe fe ff ff", "c0 af", "e0 80 af", "f0 80 80 af", "f8 80 80 80 af", "c1 bf", "e0 9f bf", "f0 8f bf bf",
  "c0 80", "ed a0 80", "ed ad bf", "ed ae 80", "ed af bf", "ed b0 80", "ed be 80", "ed bf bf", "ed a0 80 ed b0 80", "f4 90 80 80"];
invalid.forEach((hex, i) => {
  add(`6.6.${i + 1}`, [text(bytes(hex))], { code: 1007 });
  add(`6.7.${i + 1}`, [first(""), ...[...bytes(hex)].map((byte) => more(Buffer.from([byte]))), last("")], { code: 1007 });
});

// 7: closing
add("7.1.1", [text("Hello"), closeWith(1000)], { echoes: ["Hello"] });
add("7.1.2", [closeWith(1000), closeWith(1000)], { code: [1000] });
add("7.1.3", [closeWith(1000), ping("late")], { code: [1000] });
add("7.1.4", [closeWith(1000), text("late")], { code: [1000] });
add("7.1.5", [first("fragment1"), closeWith(1000), last("fragment2")], { code: [1000] });
add("7.1.6", [text("*".repeat(262144)), closeWith(1000), ping("late")], { echoes: ["*".repeat(262144)] });
add("7.3.1", [frame(0x88)], { code: 1005 });
add("7.3.2", [frame(0x88, "a")], { code: 1002 });
add("7.3.3", [closeWith(1000)]);
add("7.3.4", [closeWith(1000, "Hello")]);
add("7.3.5", [closeWith(1000, "*".repeat(123))]);
add("7.3.6", [closeWith(1000, "*".repeat(124))], { code: 1002 });
add("7.5.1", [closeWith(1000, bytes("ce ba ed a0 80"))], { code: 1007 });
[1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3999, 4000, 4999].forEach((code, i) =>
  add(`7.7.${i + 1}`, [closeWith(code)], { code: [code] }));
[0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65535].forEach((code, i) =>
  add(`7.9.${i + 1}`, [closeWith(code)], { code: 1002 }));

// 10: many fragments
const large = "*".repeat(65536);
const pieces = [];
for (let at = 0; at < large.length; at += 1300) pieces.push((at === 0 ? first : more)(large.slice(at, at + 1300)));
add("10.1.1", [...pieces, last("")], { echoes: [large] });
