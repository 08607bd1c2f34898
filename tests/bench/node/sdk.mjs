// node sdk.mjs [IN_FLIGHT] ITEMS REQUESTS: what client_main.cpp does, with the JavaScript SDK.
import { createDirectus, readItems, rest, staticToken } from '@directus/sdk';

const [requests, items, inFlight = 1] = process.argv.slice(2).map(Number).reverse();
const client = createDirectus(`${process.env.DIRECTUS_BENCH_URL}/${items}`).with(rest()).with(staticToken('d1r3ctu5-bench-token'));
const fields = ['id', 'status', 'title', 'subtitle', 'body', { author: ['id', 'name'] }, 'rating', 'featured', 'date_created'];
const read = () => client.request(readItems('articles', { fields }));

async function repeat(times) {
  let sum = 0;
  let left = times;
  const one = async () => {
    while (left-- > 0) {
      const { length } = await read();
      sum += length; // in a statement of its own: others add to it during the wait
    }
  };
  await Promise.all(Array.from({ length: inFlight }, one));
  return sum;
}

const sumOf = (text) => (text === null ? 0 : Buffer.from(text).reduce((sum, byte) => sum + byte, 1));

function checksumOf(article) {
  const author = article.author;
  return article.id + 2 * sumOf(article.status) + 3 * sumOf(article.title) + 4 * sumOf(article.subtitle) +
    5 * sumOf(article.body) + (author ? 6 * author.id + 7 * sumOf(author.name) : 0) +
    8 * Math.round((article.rating ?? 100) * 80) + (article.featured ? 9 : 0) + 10 * sumOf(article.date_created);
}
const checksum = (articles) => articles.reduce((sum, article, i) => sum + ((i % 7) + 1) * checksumOf(article), 0);

const before = checksum(await read());
const timeOf = (usage) => usage.userCPUTime + usage.systemCPUTime; // microseconds
while (timeOf(process.resourceUsage()) < 1.8e6) await read(); // until it is compiled

const begin = process.resourceUsage();
const sum = await repeat(requests);
const end = process.resourceUsage();

const same = sum === items * requests && checksum(await read()) === before;
const used = timeOf(end) - timeOf(begin);
const faults = end.minorPageFault - begin.minorPageFault;
console.log((used / requests).toFixed(3), (faults / requests).toFixed(4), same ? before : 0);
