// The backend under wrk: a page of 50 ads read and a price changed, at 1, 64 and 512 connections; requests a second, the
// 99th percentile, what was refused, and the daemon's memory. One machine makes the load and answers it, so read
// the figures as ratios. Prints a table; must not know what else is measured.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadWorkspace, signIn, startDaemon } from '../tests/contract/daemon.mjs';

const ads = Number(process.env.BENCH_ADS ?? 2000), seconds = Number(process.env.BENCH_SECONDS ?? 4);
const connections = [1, 64, 512];

const daemon = await startDaemon({ ads });
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

const memory = (field) => Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${daemon.child.pid}/status`, 'utf8'))[1]) / 1024);

function measure(name, path, script, count) {
    const threads = count === 1 ? 1 : 2;
    const wrk = spawnSync('wrk', ['-t', threads, '-c', count, '-d', `${seconds}s`, '--latency', '--timeout', '10s', '-s', script(), daemon.url + path].map(String), { encoding: 'utf8' });
    if (wrk.status !== 0) throw new Error(`wrk: ${wrk.error ?? wrk.stderr}`);
    const find = (pattern) => pattern.exec(wrk.stdout)?.[1] ?? '0';
    const answered = Number(find(/(\d+) requests in/));
    return [name, count, Math.round(Number(find(/Requests\/sec:\s+([\d.]+)/))), find(/^ +50% +(\S+)/m), find(/^ +99% +(\S+)/m),
        `${(100 * Number(find(/Non-2xx or 3xx responses: (\d+)/)) / Math.max(1, answered)).toFixed(1)} %`, `${memory('VmRSS')} MB`];
}

console.log(`${ads} ads, ${seconds} s each; wrk and stallkeeperd share this machine\n`);
console.log('| request | connections | requests/s | median | p99 | refused | memory |\n|---|---:|---:|---:|---:|---:|---:|');
try {
    for (const [name, path, script] of [['GET page of 50 ads', '/ws/listings?page-size=50', read], ['PATCH a price', '/', change]])
        for (const count of connections) console.log(`| ${measure(name, path, script, count).join(' | ')} |`);
    console.log(`\npeak memory ${memory('VmHWM')} MB`);
} finally {
    await daemon.stop();
    rmSync(work, { recursive: true, force: true });
}
