// The backend under wrk: a page of 50 ads read and a price changed, at 1, 64 and 512 connections; requests a second, the
// 99th percentile, what was refused, and the daemon's memory. One machine makes the load and answers it, so read
// the figures as ratios. The peer is node:http in a process of its own: it looks at no token and no
// database, and sends the bytes of that very page from memory. Prints a table; must not know what else is measured.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadWorkspace, signIn, startDaemon } from '../tests/contract/daemon.mjs';

const ads = Number(process.env.BENCH_ADS ?? 2000), seconds = Number(process.env.BENCH_SECONDS ?? 4);
const connections = [1, 64, 512];

const daemon = await startDaemon({ ads, flags: ['--seller-limits', 'off'] }); // more than the seller API grants anybody
const work = mkdtempSync(join(tmpdir(), 'stallkeeper-bench-'));
const person = await signIn(daemon);
const { rows } = await loadWorkspace(person);
const ids = [...new Set(rows.filter((row) => row.market === 'FR' && row.publication === 2 && !row.floor && !row.maximum).map((row) => row.listing))];

const lua = (body) => { const file = join(work, `${Math.random().toString(36).slice(2)}.lua`); writeFileSync(file, body); return file; };
const read = () => lua(`wrk.headers["Authorization"] = "Basic ${daemon.token}"\n`);
// Each request has a key of its own, as the page's have; the version is left open, so that none is stale.
let run = 0;
const change = () => lua(`local ids = { ${ids.join(', ')} }
wrk.method = "PATCH"
wrk.headers["Cookie"] = "${person.cookie}"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["If-Match"] = "*"
wrk.headers["Sec-Fetch-Site"] = "same-origin"
local thread_count, count = 0, 0
function setup(thread) thread:set("place", thread_count); thread_count = thread_count + 1 end
function request()
    count = count + 1
    wrk.headers["Idempotency-Key"] = "${++run}-" .. place .. "-" .. count
    local body = string.format('{"market":"FR","currency":"EUR","price":"%d.%02d"}', 100 + count % 400, count % 100)
    return wrk.format(nil, "/desk/v1/listings/" .. ids[(count * 7 + place * 13) % #ids + 1], nil, body)
end
`);

const memory = (field, pid = daemon.child.pid) =>
    Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);

// What a process has used of the processor, in ms: it tells the cost of a request whatever else the machine does.
const tickMs = 10;
const processor = (pid) => {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ');
    return (Number(fields[11]) + Number(fields[12])) * tickMs;
};

async function startPeer(body) {
    const file = join(work, 'peer.mjs'), page = join(work, 'page.json');
    writeFileSync(page, body);
    writeFileSync(file, `import { createServer } from 'node:http'; import { readFileSync } from 'node:fs';
const page = readFileSync(${JSON.stringify(page)});
const server = createServer((request, response) => { response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' }); response.end(page); });
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`);
    const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [port] = await once(child.stdout, 'data');
    return { child, url: `http://127.0.0.1:${Number(String(port))}` };
}

function measure(name, path, script, count, server = daemon) {
    const { pid } = server.child, before = processor(pid);
    const threads = count === 1 ? 1 : 2;
    const wrk = spawnSync('wrk', ['-t', threads, '-c', count, '-d', `${seconds}s`, '--latency', '--timeout', '10s', '-s', script(), server.url + path].map(String), { encoding: 'utf8' });
    if (wrk.status !== 0) throw new Error(`wrk: ${wrk.error ?? wrk.stderr}`);
    const find = (pattern) => pattern.exec(wrk.stdout)?.[1] ?? '0';
    const answered = Number(find(/(\d+) requests in/));
    const perRequest = (processor(pid) - before) / Math.max(1, answered);
    return [name, count, Math.round(Number(find(/Requests\/sec:\s+([\d.]+)/))), find(/^ +50% +(\S+)/m), find(/^ +99% +(\S+)/m),
        `${(100 * Number(find(/Non-2xx or 3xx responses: (\d+)/)) / Math.max(1, answered)).toFixed(1)} %`, `${perRequest.toFixed(2)} ms`, `${memory('VmRSS', pid)} MB`];
}

console.log(`${ads} ads, ${seconds} s each; wrk and stallkeeperd share this machine\n`);
console.log('| request | connections | requests/s | median | p99 | refused | CPU a request | memory |\n|---|---:|---:|---:|---:|---:|---:|---:|');
const print = (...what) => { const figures = measure(...what); console.log(`| ${figures.join(' | ')} |`); return figures[2]; };
let peer;
try {
    const page = '/ws/listings?page-size=50';
    peer = await startPeer(await (await fetch(daemon.url + page, { headers: { Authorization: `Basic ${daemon.token}` } })).text());
    const ratios = [];
    for (const count of connections) {
        const ours = print('GET page of 50 ads', page, read, count);
        ratios.push(`${(ours / print('the same page from node:http', '/', read, count, peer)).toFixed(2)} × at ${count}`);
    }
    for (const count of connections) print('PATCH a price', '/', change, count);
    console.log(`\nstallkeeperd ÷ node:http, requests/s: ${ratios.join(', ')} (the peer reads no database and checks no token)`);
    console.log(`\npeak memory ${memory('VmHWM')} MB`);
} finally {
    peer?.child.kill();
    await daemon.stop();
    rmSync(work, { recursive: true, force: true });
}
