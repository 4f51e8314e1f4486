// Orders of a large shop: pages and searches of the desk at the 95th percentile, the export's rows a second, and a bulk
// confirmation. The peer is Python's sqlite3 on the same file, which is asked the same questions the plain way (one
// statement with LIKE and ORDER BY), without tokens, JSON or HTTP, and writes the export with its csv module from one
// statement. Prints a table; must not know what else is measured.
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn, startDaemon, until } from '../tests/contract/daemon.mjs';
import { cpuS } from './parts/figures.mjs';

const orders = Number(process.env.BENCH_ORDERS ?? 1_000_000), rounds = Number(process.env.BENCH_ROUNDS ?? 60);
const bulkMax = Number(process.env.BENCH_BULK ?? 5000);

// BENCH_DATA: a folder that is kept, so that the next run finds the orders made.
const kept = process.env.BENCH_DATA;
const data = kept ?? mkdtempSync(join(tmpdir(), 'stallkeeper-bench-'));
mkdirSync(data, { recursive: true });
const beganMs = performance.now();
const daemon = await startDaemon({ ads: 2000, data, flags: ['--orders', String(orders)], patienceMs: 1_800_000 });
const filledS = (performance.now() - beganMs) / 1000;
const filledCpuS = cpuS(daemon.child.pid);
const person = await signIn(daemon);

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
const figures = (times) => { times.sort((one, other) => one - other); return { median: at(times, 0.5), p95: at(times, 0.95) }; };
const shown = (ms) => ms >= 100 ? ms.toFixed(0) : ms >= 10 ? ms.toFixed(1) : ms.toFixed(2);

const day = 86_400_000, now = Date.now();
const questions = {
    'newest page': () => ({}),
    'page deep in the past': (n) => ({ cursor: `${now - (n % 700) * day}-0` }),
    'segment cancelled and refunded': (n) => ({ segment: 'cancelled_and_refunded', cursor: `${now - (n % 600) * day}-0` }),
    'number begins with': (n) => ({ number: String(400_001 + (n * 7919) % Math.max(1, orders - 1)).slice(0, 4 + n % 4) }),
    'customer begins with': (n) => ({ customer: ['lef', 'mül', 'παπ', 'соко', 'saint', 'o', 'gar', 'núñ', 'ben', 'åke'][n % 10] }),
    'customer of two words': (n) => ({ customer: ['elodie lef', 'jurgen mull', 'zoe roux', 'georgi iva', 'niamh wri'][n % 5] }),
    'SKU begins with': (n) => ({ sku: ['IP', 'ip13', 'ipad', 's2', 'px'][n % 5] }),
    'country and dates': (n) => ({ country: ['DE', 'GR', 'SE', 'BG', 'FR'][n % 5], from: now - (n % 600 + 60) * day, until: now - (n % 600) * day }),
    'customer, country and segment': (n) => ({ customer: ['le', 'mar', 'el'][n % 3], country: ['FR', 'BE', 'GR'][n % 3], segment: 'shipped' }),
};

async function ask(question, n) {
    const began = performance.now();
    const answer = await person.request('GET', `/desk/v1/orders?${new URLSearchParams(question(n))}`);
    if (answer.status !== 200) throw new Error(answer.text);
    return performance.now() - began;
}

// The same questions as one plain statement each; what an afternoon's back office would do.
const peer = join(data, 'peer.py');
writeFileSync(peer, `import json, sqlite3, sys, time
shop = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True)
times = []
for q in json.load(sys.stdin):
    where, values = ['merchant_id = 1', 'state not in (0, 8)'], []
    def need(text, value):
        where.append(text); values.append(value)
    if 'cursor' in q: need('created_at < ?', int(q['cursor'].split('-')[0]))
    if q.get('segment') == 'cancelled_and_refunded': where.append('is_given_back = 1')
    if q.get('segment') == 'shipped': where.append('is_shipped = 1')
    if 'number' in q: need('cast(order_id as text) like ?', q['number'] + '%')
    if 'country' in q: need('country = ?', q['country'])
    if 'from' in q: need('created_at >= ?', int(q['from']))
    if 'until' in q: need('created_at < ?', int(q['until']))
    if 'sku' in q: need('skus like ?', '%' + chr(31) + q['sku'].lower() + '%')
    for word in q.get('customer', '').split(): need('words like ?', '% ' + word + '%')
    began, worked = time.perf_counter(), time.process_time()
    rows = shop.execute('select * from customer_order where ' + ' and '.join(where) + ' order by created_at desc, order_id desc limit 50', values).fetchall()
    for row in rows: shop.execute('select * from order_line where merchant_id = 1 and order_id = ?', (row[1],)).fetchall()
    times.append(((time.perf_counter() - began) * 1000, (time.process_time() - worked) * 1000))
print(json.dumps(times))
`);
// The export of the peer: one statement, csv.writer.
const exporter = join(data, 'export.py');
writeFileSync(exporter, `import csv, sqlite3, sys, time
shop = sqlite3.connect('file:' + sys.argv[1] + '?mode=ro', uri=True)
began, rows = time.perf_counter(), 0
with open('/dev/null', 'w') as file:
    out = csv.writer(file)
    for row in shop.execute("""select o.*, l.*, s.*, b.* from customer_order o
        join order_line l on l.merchant_id = o.merchant_id and l.order_id = o.order_id
        join order_address s on s.merchant_id = o.merchant_id and s.order_id = o.order_id and s.kind = 'shipping'
        join order_address b on b.merchant_id = o.merchant_id and b.order_id = o.order_id and b.kind = 'billing'
        where o.merchant_id = 1 and o.state not in (0, 8) and o.created_at >= ? order by o.created_at desc, o.order_id desc""", (int(sys.argv[2]),)):
        out.writerow(row)
        rows += 1
print(rows / (time.perf_counter() - began))
`);
// Not spawnSync: connections that the daemon closes meanwhile must be seen to close.
function printedBy(script, args, input = '') {
    return new Promise((done, failed) => {
        const child = spawn('/usr/bin/python3', [script, join(data, 'stallkeeper.sqlite3'), ...args], { stdio: ['pipe', 'pipe', 'inherit'] });
        let out = '';
        child.stdout.on('data', (bytes) => { out += bytes; });
        child.once('error', failed);
        child.once('close', (code) => code === 0 ? done(JSON.parse(out)) : failed(new Error(`${script} left with ${code}`)));
        child.stdin.end(input);
    });
}
const exportPeer = (from) => printedBy(exporter, [String(from)]);
const askPeer = (asked) => printedBy(peer, [], JSON.stringify(asked));

try {
    console.log(`${orders.toLocaleString('en')} orders, made and opened in ${filledS.toFixed(0)} s (${filledCpuS.toFixed(0)} s of one core); ${rounds} questions each; ms; worked: mean time of the processor\n`);
    console.log('| question | median | p95 | worked | sqlite3, one plain statement: median | p95 | worked | p95 ratio |\n|---|---:|---:|---:|---:|---:|---:|---:|');
    for (const [name, question] of Object.entries(questions)) {
        const times = [];
        const workedBefore = cpuS(daemon.child.pid);
        for (let n = 0; n < rounds; ++n) times.push(await ask(question, n));
        const worked = (cpuS(daemon.child.pid) - workedBefore) * 1000 / rounds;
        const peers = await askPeer(Array.from({ length: Math.min(rounds, 12) }, (_, n) => question(n)));
        const ours = figures(times), plain = figures(peers.map(([ms]) => ms));
        const peerWorked = peers.reduce((sum, [, ms]) => sum + ms, 0) / peers.length;
        console.log(`| ${name} | ${shown(ours.median)} | ${shown(ours.p95)} | ${shown(worked)} | ${shown(plain.median)} | ${shown(plain.p95)} | ${shown(peerWorked)} | ${(plain.p95 / ours.p95).toFixed(1)} × |`);
    }

    const from = now - 120 * day, peerRate = await exportPeer(from);
    for (const coding of ['identity', 'gzip']) {
        const exportBegan = performance.now(), cpuBegan = cpuS(daemon.child.pid);
        const file = await fetch(`${daemon.url}/desk/v1/orders/export?from=${from}`, { headers: { Cookie: person.cookie, 'Accept-Encoding': coding } });
        let rows = -1;
        for await (const bytes of file.body)
            for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) ++rows;
        const rate = rows / (performance.now() - exportBegan) * 1000, cpuRate = rows / (cpuS(daemon.child.pid) - cpuBegan);
        console.log(`\nexport of the last 120 days (${coding}): ${rows.toLocaleString('en')} rows, ${Math.round(rate).toLocaleString('en')} rows/s; ` +
            `${Math.round(cpuRate).toLocaleString('en')} rows a second of one core; peer ${Math.round(peerRate).toLocaleString('en')} rows/s, ${(rate / peerRate).toFixed(2)} ×`);
    }

    const open = (await person.request('GET', '/desk/v1/orders/open')).text.trim().split('\n').slice(1).map((line) => JSON.parse(line));
    const chosen = open.filter(({ state }) => state === 1).slice(0, bulkMax).map(({ order }) => ({ order }));
    const bulkBegan = performance.now();
    const accepted = await person.request('POST', '/desk/v1/orders/bulk', { body: { action: 'confirm', orders: chosen }, headers: { 'Idempotency-Key': 'bench' } });
    const task = await until(async () => (await person.request('GET', `/desk/v1/tasks/${accepted.json().task}`)).json(), ({ state }) => state === 'done' || state === 'failed', 300_000);
    const bulkS = (performance.now() - bulkBegan) / 1000;
    console.log(`bulk confirmation: ${task.changed} of ${chosen.length} orders in ${bulkS.toFixed(2)} s, ${Math.round(task.changed / bulkS)} orders/s, each with its deadline, timeline and news`);
} finally {
    await daemon.stop();
    if (!kept) rmSync(data, { recursive: true, force: true });
}
