// Floods, slow clients and hanging ones: the rest of the table in server-stack.md 1.3 (smuggling is in wire.test.mjs).
// Deadlines and caps are set short by flags; good requests are answered all the while.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ask, seller, signIn, startDaemon, until } from './daemon.mjs';

const host = 'Host: 127.0.0.1\r\n';
const dripMs = 40;

async function withDaemon(options, use) {
    const daemon = await startDaemon({ ads: 20, ...options });
    try { await use(daemon); } finally { await daemon.stop('SIGKILL'); }
}

/// A connection that writes when told and remembers what came: text, and `ended` when the server closed it.
function open(daemon, { from = '127.0.0.1', first = '' } = {}) {
    const socket = connect({ port: daemon.port, host: '127.0.0.1', localAddress: from });
    const client = { socket, text: '' };
    client.opened = new Promise((done, failed) => { socket.once('connect', done); socket.once('error', failed); });
    client.ended = new Promise((done) => socket.once('close', () => done(client.text)));
    socket.on('error', () => {});
    socket.on('data', (data) => { client.text += data.toString('latin1'); });
    socket.on('end', () => socket.end());
    if (first) socket.write(first);
    client.drip = () => { client.timer = setInterval(() => socket.write('a'), dripMs); client.ended.then(() => clearInterval(client.timer)); return client; };
    return client;
}
const gauge = async (daemon, name) => Number(new RegExp(`^stallkeeper_${name} (\\d+)`, 'm').exec((await ask(daemon, 'GET', '/metrics')).text)[1]);
const memoryMb = (daemon) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${daemon.child.pid}/status`, 'utf8'))[1]) / 1024;

async function holdGoodRequests(daemon, count = 10) {
    for (let i = 0; i < count; ++i) assert.equal((await ask(daemon, 'GET', '/readyz')).status, 200);
}

test('200 clients that drip a header are cut off with 408 while good requests are answered', () =>
    withDaemon({ flags: ['--read-deadline', '1500'] }, async (daemon) => {
        const drippers = Array.from({ length: 200 }, () => open(daemon, { first: `GET / HTTP/1.1\r\n${host}X-A: ` }).drip());
        await Promise.all(drippers.map(({ opened }) => opened));
        await holdGoodRequests(daemon);
        const answers = await Promise.all(drippers.map(({ ended }) => ended));
        assert.ok(answers.every((text) => text.startsWith('HTTP/1.1 408 ')), answers.find((text) => !text.startsWith('HTTP/1.1 408 ')));
        assert.match(answers[0], /"request_too_slow"/);
    }));

test('a body that drips is cut off with 408', () =>
    withDaemon({ flags: ['--read-deadline', '400'] }, async (daemon) => {
        const client = open(daemon, { first: `POST /desk/v1/session HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n` });
        assert.match(await client.drip().ended, /^HTTP\/1.1 408 /);
    }));

test('a connection without a request, or without another one, is closed without a word', () =>
    withDaemon({ flags: ['--read-deadline', '300', '--idle-deadline', '300'] }, async (daemon) => {
        assert.equal(await open(daemon).ended, '');
        const text = await open(daemon, { first: `GET /healthz HTTP/1.1\r\n${host}\r\n` }).ended;
        assert.deepEqual(text.match(/HTTP\/1.1 \d+/g), ['HTTP/1.1 200']);
    }));

test('100 clients that never read a large answer cost little memory and are cut off', async () => {
    const site = mkdtempSync(join(tmpdir(), 'stallkeeper-site-'));
    writeFileSync(join(site, 'index.html'), 'x'.repeat(8 << 20));
    await withDaemon({ site, flags: ['--write-deadline', '1500'] }, async (daemon) => {
        const before = memoryMb(daemon);
        const sleepers = Array.from({ length: 100 }, () => open(daemon));
        await Promise.all(sleepers.map(({ opened }) => opened));
        for (const { socket } of sleepers) { socket.pause(); socket.write(`GET / HTTP/1.1\r\n${host}\r\n`); }
        await holdGoodRequests(daemon);
        assert.ok(memoryMb(daemon) - before < 64, `${before} MB, then ${memoryMb(daemon)} MB`);
        await until(() => gauge(daemon, 'connections'), (count) => count < 10, 20_000);
        for (const { socket } of sleepers) socket.destroy();
    });
    rmSync(site, { recursive: true, force: true });
});

test('300 connections that are kept open each get all their answers', () =>
    withDaemon({}, async (daemon) => {
        const agent = new Agent({ keepAlive: true, maxSockets: 300 });
        const get = () => new Promise((done, failed) => request(`${daemon.url}/readyz`, { agent }, (answer) => { answer.resume(); answer.once('end', () => done(answer.statusCode)); })
            .once('error', failed).end());
        const statuses = await Promise.all(Array.from({ length: 300 }, async () => [await get(), await get(), await get()]));
        agent.destroy();
        assert.equal(statuses.flat().filter((status) => status === 200).length, 900);
    }));

test('connections are capped for each address and in all and a place that gets free is given again', () =>
    withDaemon({ flags: ['--connections-per-address-max', '6', '--connections-max', '9'] }, async (daemon) => {
        const good = (client) => { client.socket.write(`GET /healthz HTTP/1.1\r\n${host}\r\n`); return until(async () => client.text, (text) => text.includes('200 OK')); };
        const filled = Array.from({ length: 6 }, () => open(daemon));
        for (const client of filled) await good(client);
        assert.match(await open(daemon).ended, /^HTTP\/1.1 503 .*\r\nRetry-After: 1\r\n/);
        const others = Array.from({ length: 3 }, () => open(daemon, { from: '127.0.0.2' }));
        for (const client of others) await good(client);
        assert.match(await open(daemon, { from: '127.0.0.2' }).ended, /^HTTP\/1.1 503 /);
        filled[0].socket.destroy();
        await until(async () => { const client = open(daemon); await Promise.race([client.ended, good(client).catch(() => {})]); client.socket.destroy(); return client.text; },
            (text) => text.startsWith('HTTP/1.1 200'));
    }));

test('a full queue answers 503 with Retry-After at once and recovers', () =>
    withDaemon({ ads: 200, flags: ['--workers', '1', '--queue-max', '1'] }, async (daemon) => {
        const program = seller(daemon);
        const answers = await Promise.all(Array.from({ length: 100 }, () => program('GET', '/ws/listings?page-size=50')));
        const refused = answers.filter(({ status }) => status === 503);
        assert.ok(refused.length > 0);
        assert.equal(answers.filter(({ status }) => status === 200).length + refused.length, 100);
        assert.equal(refused[0].headers.get('retry-after'), '1');
        assert.equal(refused[0].json().code, 'server_busy');
        assert.equal((await program('GET', '/ws/listings?page-size=50')).status, 200);
    }));

test('a stranger parks no body: 20 connections of 15 MiB each hold nothing', () =>
    withDaemon({}, async (daemon) => {
        const before = memoryMb(daemon);
        const parked = Array.from({ length: 20 }, (_, at) => open(daemon, { first: `POST /desk/v1/${at % 2 ? 'imports' : '%69mports'} HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 16000000\r\n\r\n` }));
        for (const { socket } of parked) socket.write('x'.repeat(15 << 20));
        for (const text of await Promise.all(parked.map(({ ended }) => ended))) if (text) assert.match(text, /^HTTP\/1.1 401 /);
        assert.equal(await gauge(daemon, 'body_bytes'), 0);
        assert.ok(memoryMb(daemon) - before < 16, `${before} MB, then ${memoryMb(daemon)} MB`);
    }));

test('all bodies share one budget: beyond it 503, and all is given back', () =>
    withDaemon({ flags: ['--body-budget', '8'] }, async (daemon) => {
        const person = await signIn(daemon);
        const head = `POST /desk/v1/imports HTTP/1.1\r\n${host}Cookie: ${person.cookie}\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/json\r\nIdempotency-Key: k\r\n`;
        const one = open(daemon, { first: `${head}Content-Length: 6000000\r\n\r\n` });
        one.socket.write(' '.repeat(5_900_000));
        const chunked = open(daemon, { first: `${head}Transfer-Encoding: chunked\r\n\r\n${(1_000_000).toString(16)}\r\n${' '.repeat(1_000_000)}\r\n` });
        await until(() => gauge(daemon, 'body_bytes'), (bytes) => bytes === 6_900_000);
        const busy = await open(daemon, { first: `${head}Content-Length: 4000000\r\n\r\n${' '.repeat(3_900_000)}` }).ended;
        assert.match(busy, /^HTTP\/1.1 503 [^]*Retry-After: 1\r\n[^]*"server_busy"/);
        assert.equal((await person.request('GET', '/desk/v1/session')).status, 200);
        one.socket.write(' '.repeat(100_000));
        await until(async () => one.text, (text) => text.startsWith('HTTP/1.1 400'));
        chunked.socket.destroy();
        await until(() => gauge(daemon, 'body_bytes'), (bytes) => bytes === 0);
    }));

for (const path of ['/desk/v1/session', '/desk/v1/%73ession', '/%64esk/v1/sessio%6E'])
test(`sign-ins cannot take the shop down: their own short queue is full first (${path})`, () =>
    withDaemon({}, async (daemon) => {
        const attempts = Array.from({ length: 80 }, (_, at) => ask(daemon, 'POST', path, { body: { email: `nobody-${at}@reprise.example`, password: 'guess' } }));
        const others = Array.from({ length: 20 }, () => ask(daemon, 'GET', '/readyz'));
        assert.ok((await Promise.all(others)).every(({ status }) => status === 200));
        const statuses = (await Promise.all(attempts)).map(({ status }) => status);
        assert.ok(statuses.includes(503), statuses.join());
        assert.ok(statuses.every((status) => [401, 429, 503].includes(status)), statuses.join());
    }));

test('a request that is on its way when the daemon is stopped is answered and then it ends', async () => {
    const daemon = await startDaemon({ ads: 20 });
    const body = JSON.stringify({ email: daemon.email, password: daemon.password });
    const client = open(daemon, { first: `POST /desk/v1/session HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: ${body.length}\r\nExpect: 100-continue\r\n\r\n` });
    await until(async () => client.text, (text) => text.includes('100 Continue'));
    const stopped = daemon.stop();
    await until(() => ask(daemon, 'GET', '/healthz').then(() => 'open', () => 'closed'), (state) => state === 'closed');
    client.socket.write(body);
    assert.match(await client.ended, /HTTP\/1.1 200 OK[^]*Connection: close[^]*Reprise Paris/);
    assert.deepEqual(await stopped, { code: 0, signal: null });
});
