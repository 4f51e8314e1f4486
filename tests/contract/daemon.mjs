// Starts a stallkeeperd of its own for a test file and speaks HTTP with it. STALLKEEPERD names the program, CATALOGUE its
// catalogue, SITE (optional) the page's files, TESTS_AT (optional) the instant at which its shops begin. Used by the contract tests and the browser tests.
// Must not know what any route means.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const repo = resolve(import.meta.dirname ?? '.', '../..');
export const program = resolve(process.env.STALLKEEPERD ?? join(repo, 'build/native/stallkeeperd'));
const catalogue = resolve(process.env.CATALOGUE ?? join(repo, 'build/generated/catalogue.jsonl'));
const startPatienceMs = 120_000;

// Shops of the tests have a clock of their own: a working morning, or what ./do test --at says. It goes on over restarts.
const shopBegan = Date.parse(process.env.TESTS_AT || '2026-11-24T09:30:00Z'), testBegan = Date.now();
export const shopNow = () => shopBegan + Date.now() - testBegan;

// A test that fails half-way leaves no daemon behind.
const started = new Set();
process.on('exit', () => { for (const child of started) child.kill('SIGKILL'); });

/// Starts a daemon with the demo shop. `flags` are added; `data` keeps a folder over several starts.
export async function startDaemon({ ads = 200, flags = [], data, site = process.env.SITE, patienceMs = startPatienceMs } = {}) {
    if (!existsSync(catalogue)) spawnSync(process.execPath, [join(repo, 'tools/catalogue/make.mjs'), catalogue], { stdio: 'inherit' });
    const folder = data ?? mkdtempSync(join(tmpdir(), 'stallkeeper-'));
    const child = spawn(program, ['--data', folder, '--port', '0', '--demo', '--ads', String(ads), '--catalogue', catalogue,
        '--rivals-move-every', '0', '--now', new Date(shopNow()).toISOString(), ...(site ? ['--site', site] : []), ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
    const daemon = { child, data: folder, log: '', ended: endOf(child) };
    started.add(child);
    child.stderr.on('data', (bytes) => { daemon.log += bytes; });
    await greetingOf(daemon, patienceMs);
    daemon.stop = async (signal = 'SIGTERM') => {
        child.kill(signal);
        const outcome = await daemon.ended;
        if (!data) rmSync(folder, { recursive: true, force: true });
        return outcome;
    };
    return daemon;
}

/// Runs the program to its end: { code, out, err, ms }.
export async function runToEnd(args, env = {}) {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    let out = '', err = '';
    child.stdout.on('data', (bytes) => { out += bytes; });
    child.stderr.on('data', (bytes) => { err += bytes; });
    const { code, signal } = await endOf(child);
    return { code, signal, out, err };
}

function endOf(child) {
    return new Promise((done, failed) => {
        child.once('error', failed);
        child.once('close', (code, signal) => done({ code, signal }));
    });
}

// The lines that a script reads: url …, login EMAIL PASSWORD, token … (the last).
function greetingOf(daemon, patienceMs) {
    return new Promise((done, failed) => {
        const timer = setTimeout(() => failed(new Error(`no greeting in ${patienceMs} ms: ${daemon.log}`)), patienceMs); // deadline
        daemon.ended.then(({ code }) => failed(new Error(`stallkeeperd left with ${code}: ${daemon.log}`)), failed);
        createInterface({ input: daemon.child.stdout }).on('line', (line) => {
            const [word, ...rest] = line.split(' ');
            if (word === 'url') daemon.url = rest[0].replace(/\/$/, '');
            if (word === 'login') [daemon.email, daemon.password] = rest;
            if (word !== 'token') return;
            daemon.token = rest[0];
            daemon.port = Number(new URL(daemon.url).port);
            clearTimeout(timer);
            done();
        });
    });
}

/// A signed-in person: request(method, path, {body, headers}) → {status, headers, text, json()}.
export async function signIn(daemon, { email = daemon.email, password = daemon.password } = {}) {
    const answer = await ask(daemon, 'POST', '/desk/v1/session', { body: { email, password } });
    if (answer.status !== 200) throw new Error(`sign-in: ${answer.status} ${answer.text}`);
    const cookie = answer.headers.get('set-cookie').split(';')[0];
    const headersWith = (headers) => ({ Cookie: cookie, 'Sec-Fetch-Site': 'same-origin', ...headers });
    return { cookie, session: answer.json(),
        request: (method, path, { headers = {}, ...rest } = {}) =>
            ask(daemon, method, path, { headers: headersWith(headers), ...rest }) };
}

/// A program with the shop's token.
export function seller(daemon, token = daemon.token) {
    return (method, path, { headers = {}, ...rest } = {}) => ask(daemon, method, path,
        { headers: { Authorization: `Basic ${token}`, 'Accept-Language': 'fr-fr', ...headers }, ...rest });
}

/// One request. A body that is no text is sent as JSON.
export async function ask(daemon, method, path, { body, headers = {} } = {}) {
    const isText = typeof body === 'string' || body === undefined;
    const answer = await fetch(daemon.url + path, { method, body: isText ? body : JSON.stringify(body), redirect: 'manual',
        headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers } });
    const text = await answer.text();
    return { status: answer.status, headers: answer.headers, text, json: () => JSON.parse(text) };
}

/// Sends bytes as they are over TCP and reads until the peer closes or `quietMs` pass without news.
export function rawExchange(daemon, bytes, { quietMs = 400 } = {}) {
    return new Promise((done, failed) => {
        const socket = connect(daemon.port, '127.0.0.1');
        let received = '', isClosed = false, timer;
        const finish = () => { socket.destroy(); done({ text: received, isClosed, statuses: statusesOf(received) }); };
        const wait = () => { clearTimeout(timer); timer = setTimeout(finish, quietMs); }; // deadline
        socket.on('connect', () => { socket.write(bytes); wait(); });
        socket.on('data', (data) => { received += data.toString('latin1'); wait(); });
        socket.on('end', () => { isClosed = true; clearTimeout(timer); finish(); });
        socket.on('error', (error) => { if (received || isClosed) finish(); else if (error.code === 'ECONNRESET') { isClosed = true; finish(); } else failed(error); });
    });
}

const statusesOf = (text) => [...text.matchAll(/HTTP\/1\.1 (\d{3})/g)].map((match) => Number(match[1]));

/// The lines of an endless answer: next() gives the next object, stop() hangs up.
export async function followLines(daemon, path, headers) {
    const hangUp = new AbortController();
    const answer = await fetch(daemon.url + path, { headers, signal: hangUp.signal });
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    return { status: answer.status, headers: answer.headers, stop: () => hangUp.abort(),
        async next(patienceMs = 20_000) {
            const late = setTimeout(() => hangUp.abort(new Error(`no line in ${patienceMs} ms`)), patienceMs); // deadline
            while (!rest.includes('\n')) {
                const { value, done } = await reader.read();
                if (done) { clearTimeout(late); return null; }
                rest += value;
            }
            clearTimeout(late);
            const line = rest.slice(0, rest.indexOf('\n'));
            rest = rest.slice(line.length + 1);
            return JSON.parse(line);
        } };
}

/// All ads of the workspace: { head, rows }.
export async function loadWorkspace(person) {
    const answer = await person.request('GET', '/desk/v1/listings');
    const [head, ...rows] = answer.text.trim().split('\n').map((line) => JSON.parse(line));
    return { head, rows, etag: answer.headers.get('etag') };
}

/// Asks until `isDone(answer)`; for tasks.
export async function until(ask, isDone, patienceMs = 60_000) {
    const end = Date.now() + patienceMs;
    for (;;) {
        const answer = await ask();
        if (isDone(answer)) return answer;
        if (Date.now() > end) throw new Error(`not done in ${patienceMs} ms: ${JSON.stringify(answer).slice(0, 500)}`);
        await new Promise((next) => setTimeout(next, 20)); // deadline: a task has no event to wait for, only its state
    }
}
