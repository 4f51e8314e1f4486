// The catalogue's search while many merchants type: 40,000 products, 64 clients, each a title letter by letter, one word in
// three with a slip of the finger; the time of each answer as the server's log has it. The peer is Python's sqlite3 on the same
// file with one LIKE for each word: no ranking, no forgiveness, no JSON, no HTTP, and one question at a time, as ours are asked in
// the second table. --products= --clients= --seconds= make it smaller. Must not know how the search is made.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { at, options, printTable, shown } from './parts/figures.mjs';

const given = options();
const products = Number(given.products ?? 40_000), clients = Number(given.clients ?? 64), seconds = Number(given.seconds ?? 12);
const keyEveryMs = Number(given.key_every_ms ?? 150);

const work = mkdtempSync(join(tmpdir(), 'stallkeeper-bench-'));
const titles = makeCatalogue(resolve(process.env.CATALOGUE ?? 'build/generated/catalogue.jsonl'), join(work, 'catalogue.jsonl'));
process.env.CATALOGUE = join(work, 'catalogue.jsonl');
const { signIn, startDaemon } = await import('../tests/contract/daemon.mjs');

/// So many products: the demo's, and its first ones again as a later edition. Their titles.
function makeCatalogue(from, to) {
    const lines = readFileSync(from, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
    const sheets = lines.filter(({ kind }) => kind === 'product').slice(0, products);
    const made = sheets.slice();
    for (let at = 0; made.length < products; at++) {
        const sheet = sheets[at % sheets.length], edition = 2 + Math.floor(at / sheets.length);
        made.push({ ...sheet, id: 1_000_000 + at, title: `${sheet.title} Edition ${edition}`, sku: `${sheet.sku}-E${edition}-${at}`, ean: '' });
    }
    writeFileSync(to, [...lines.filter(({ kind }) => kind !== 'product'), ...made].map((line) => JSON.stringify(line)).join('\n') + '\n');
    return made.map(({ title }) => title);
}

let dice = 12345;
const draw = (count) => (dice = (dice * 1103515245 + 12345) % 2147483648) % count;

/// One word in three of five letters and more: two letters swapped, one left out, one doubled, or another in its place.
function slipped(word) {
    if (word.length < 5 || draw(3) !== 0 || /\d/.test(word)) return word;
    const at = 1 + draw(word.length - 2), rest = word.slice(at + 1);
    return word.slice(0, at) + [word[at + 1] + word[at] + word.slice(at + 2), rest, word[at] + word[at] + rest, 'e' + rest][draw(4)];
}
/// What a merchant types to find a product: some words of its title.
function typing(wordsMax = 2 + draw(3)) {
    const title = titles[draw(titles.length)], words = title.split(' ').slice(0, wordsMax);
    return { title, text: words.map(slipped).join(' ') };
}

const agent = new Agent({ keepAlive: true, maxSockets: clients });
const pathOf = (text) => `/desk/v1/products?${new URLSearchParams({ query: text, market: 'FR' })}`;
function search(text) {
    const began = performance.now();
    return new Promise((done, failed) => request(daemon.url + pathOf(text), { agent, headers: { Cookie: person.cookie } }, (answer) => {
        let body = '';
        answer.on('data', (bytes) => { body += bytes; });
        answer.on('end', () => answer.statusCode === 200 ? done({ body, ms: performance.now() - began }) : failed(new Error(body)));
    }).on('error', failed).end());
}

/// Server times of the searches of the log so far; the log begins anew.
function serverTimes() {
    const times = daemon.log.split('\n').filter((line) => line.includes('"/desk/v1/products"'))
        .map((line) => Number(/"duration_us":(\d+)/.exec(line)[1]) / 1000);
    daemon.log = '';
    return times;
}

const daemon = await startDaemon({ ads: products, flags: ['--log-level', 'info'], patienceMs: 600_000 });
const person = await signIn(daemon);
try {
    await search('iphone');
    serverTimes();
    let keys = 0;
    const seen = [], endMs = performance.now() + seconds * 1000;
    await Promise.all(Array.from({ length: clients }, async (_, place) => {
        await new Promise((done) => setTimeout(done, place * keyEveryMs / clients)); // deadline: they do not type in step
        while (performance.now() < endMs)
            for (let { text } = typing(), typed = 1; typed <= text.length && performance.now() < endMs; typed++) {
                const key = new Promise((done) => setTimeout(done, keyEveryMs)); // deadline: the next key
                seen.push((await search(text.slice(0, typed))).ms);
                keys++;
                await key;
            }
    }));
    const busy = serverTimes();
    console.log(`${products.toLocaleString('en')} products, ${clients} clients typing a key each ${keyEveryMs} ms for ${seconds} s; ms\n`);
    printTable(['', 'searches', 'a second', 'median', 'p95', 'p99'], [['at the backend, request read to answer sent', busy], ['as the clients see it', seen]]
        .map(([name, times]) => [name, times.length, Math.round(keys / seconds), ...[0.5, 0.95, 0.99].map((share) => shown(at(times, share)))]));

    const asked = Array.from({ length: 60 }, () => typing(9)), prefixes = asked.flatMap(({ text }) => Array.from(text, (_, end) => text.slice(0, end + 1)));
    for (const text of prefixes) await search(text);
    const alone = serverTimes();
    let found = 0;
    for (const { title, text } of asked) found += JSON.parse((await search(text)).body).products.some((one) => one.title === title);
    const peer = askPeer(prefixes, asked);
    console.log(`\nThe same keys one after another, ${prefixes.length} of them; found: the product meant is among the 20 shown at the last key; ms\n`);
    const ratio = (share) => `${(at(peer.times, share) / at(alone, share)).toFixed(1)} ×`;
    printTable(['', 'median', 'p95', 'found'], [
        ['stallkeeperd, request read to answer sent', shown(at(alone, 0.5)), shown(at(alone, 0.95)), `${found} of ${asked.length}`],
        ['sqlite3, LIKE for each word', shown(at(peer.times, 0.5)), shown(at(peer.times, 0.95)), `${peer.found} of ${asked.length}`],
        ['peer ÷ stallkeeperd', ratio(0.5), ratio(0.95), ''],
    ]);
} finally {
    agent.destroy();
    await daemon.stop();
    rmSync(work, { recursive: true, force: true });
}

/// An afternoon's search: every word somewhere in title or brand, the first 20.
function askPeer(prefixes, asked) {
    const run = spawnSync('/usr/bin/python3', ['-c', `import json, sqlite3, sys, time
shop = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True)
def search(text):
    words = text.split() or ['']
    return shop.execute("select product_id, title, brand, ean from product where state = 'validated' and "
        + ' and '.join(["title || ' ' || brand like ?"] * len(words)) + ' order by product_id limit 20', ['%' + word + '%' for word in words]).fetchall()
asked = json.load(sys.stdin)
times = []
for text in asked['prefixes']:
    began = time.perf_counter()
    search(text)
    times.append((time.perf_counter() - began) * 1000)
found = sum(any(row[1] == one['title'] for row in search(one['text'])) for one in asked['asked'])
print(json.dumps({'times': times, 'found': found}))
`, join(daemon.data, 'stallkeeper.sqlite3')], { input: JSON.stringify({ prefixes, asked }), encoding: 'utf8', maxBuffer: 1 << 26 });
    if (run.status !== 0) throw new Error(run.stderr);
    return JSON.parse(run.stdout);
}
