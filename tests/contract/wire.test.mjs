// HTTP itself: limits, smuggling (each line of the table in server-stack.md 1.3), compression, tags, headers, metrics.
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { ask, rawExchange, signIn, startDaemon } from './daemon.mjs';

let daemon, site;
const page = '<!doctype html><title>Page</title>' + '<p>word</p>'.repeat(300);
before(async () => {
    site = mkdtempSync(join(tmpdir(), 'stallkeeper-site-'));
    writeFileSync(join(site, 'index.html'), page);
    writeFileSync(join(site, 'index.html.br'), brotliCompressSync(page));
    writeFileSync(join(site, 'index.html.gz'), gzipSync(page));
    writeFileSync(join(site, 'app.0a1b2c3d4e.wasm'), 'wasm');
    mkdirSync(join(site, 'deep'));
    writeFileSync(join(site, 'deep/style.css'), 'p{}');
    daemon = await startDaemon({ ads: 20, site });
});
after(async () => {
    await daemon?.stop();
    rmSync(site, { recursive: true, force: true });
});

const host = 'Host: 127.0.0.1\r\n';
const raw = (text, options) => rawExchange(daemon, text, options);

const smuggled = [
    ['Content-Length and Transfer-Encoding', `POST /healthz HTTP/1.1\r\n${host}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\n${host}\r\n`, 400],
    ['two Content-Lengths', `POST /healthz HTTP/1.1\r\n${host}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde`, 400],
    ['a signed Content-Length', `POST /healthz HTTP/1.1\r\n${host}Content-Length: +5\r\n\r\nabcde`, 400],
    ['a space before the colon', 'GET /healthz HTTP/1.1\r\nHost : 127.0.0.1\r\n\r\n', 400],
    ['a NUL in a value', `GET /healthz HTTP/1.1\r\n${host}X-A: a\0b\r\n\r\n`, 400],
    ['no Host', 'GET /healthz HTTP/1.1\r\n\r\n', 400],
    ['two Hosts', `GET /healthz HTTP/1.1\r\n${host}${host}\r\n`, 400],
    ['an unknown transfer coding', `POST /healthz HTTP/1.1\r\n${host}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`, 501],
    ['two transfer codings', `POST /healthz HTTP/1.1\r\n${host}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n`, 501],
    ['Transfer-Encoding in HTTP/1.0', `POST /healthz HTTP/1.0\r\n${host}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n`, 400],
    ['no HTTP at all', '\x16\x03\x01\x02\x00\x01\r\n\r\n', 400],
    ['another version', `GET /healthz HTTP/2.0\r\n${host}\r\n`, 505],
    ['an endless header line', `GET /healthz HTTP/1.1\r\n${host}X-A: ${'a'.repeat(40_000)}`, 431],
    ['an endless number of headers', `GET /healthz HTTP/1.1\r\n${host}${'X-A: b\r\n'.repeat(5_000)}`, 431],
    ['a list of lengths', `POST /healthz HTTP/1.1\r\n${host}Content-Length: 5, 5\r\n\r\nabcde`, 400],
    ['a target for another host than Host', `GET http://evil.example/healthz HTTP/1.1\r\n${host}\r\n`, 400],
    ['a target that is no path', `GET healthz HTTP/1.1\r\n${host}\r\n`, 400],
];
for (const [name, text, status] of smuggled) {
    test(`${name} is answered ${status} and the connection ends`, async () => {
        const { statuses, isClosed } = await raw(text);
        assert.deepEqual(statuses, [status]);
        assert.equal(isClosed, true);
    });
}

for (const [name, value] of [['Authorization', 'Basic a'], ['Cookie', 'a=b'], ['Sec-Fetch-Site', 'same-origin'], ['Origin', 'http://127.0.0.1'], ['Idempotency-Key', 'k'],
    ['If-Match', '"1"'], ['Content-Type', 'application/json'], ['Content-Length', '0'], ['Accept-Language', 'fr-fr'], ['X-Forwarded-Proto', 'https']])
    test(`${name} sent twice is 400 and named, in any case and equal or not`, async () => {
        for (const [other, second] of [[name, value], [name.toLowerCase(), value], [name.toUpperCase(), `${value}1`]]) {
            const { text, statuses, isClosed } = await raw(`GET /healthz HTTP/1.1\r\n${host}${name}: ${value}\r\nX-A: b\r\n${other}: ${second}\r\n\r\n`);
            assert.deepEqual([statuses, isClosed], [[400], true]);
            // Beast itself refuses two lengths, by the grammar and before our table.
            if (name !== 'Content-Length') assert.match(text, new RegExp(`"code":"${name.toLowerCase().replaceAll('-', '_')}_twice","title":"The header ${name} comes twice\\."`));
        }
    });

test('the cookie of a session stands once', async () => {
    const { cookie } = await signIn(daemon);
    const asked = (cookies) => raw(`GET /desk/v1/session HTTP/1.1\r\n${host}${cookies.map((value) => `Cookie: ${value}\r\n`).join('')}\r\n`);
    assert.deepEqual((await asked([`theme=dark; ${cookie}; theme=light`])).statuses, [200]);
    const twice = await asked([`${cookie}; ${cookie}`]);
    assert.deepEqual(twice.statuses, [400]);
    assert.match(twice.text, /"session_twice","title":"The header Cookie carries/);
    assert.deepEqual((await asked([cookie, 'theme=dark'])).statuses, [400]);
    assert.deepEqual((await asked([`${cookie}; ${cookie.split('=')[0]}=other`])).statuses, [400]);
});

test('only names of this machine are served, and its probes under any', async () => {
    const { cookie } = await signIn(daemon);
    const asked = async (path, name) => (await raw(`GET ${path} HTTP/1.1\r\nHost: ${name}\r\nCookie: ${cookie}\r\n\r\n`)).statuses[0];
    for (const name of ['127.0.0.1', `localhost:${daemon.port}`, 'LOCALHOST', '[::1]:80'])
        for (const path of ['/metrics', '/desk/v1/session', '/']) assert.deepEqual([name, path, await asked(path, name)], [name, path, 200]);
    for (const name of ['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', '192.0.2.1']) {
        for (const path of ['/metrics', '/desk/v1/session', '/desk/v1/openapi.yaml', '/ws/listings', '/', '/none']) assert.deepEqual([name, path, await asked(path, name)], [name, path, 421]);
        assert.equal(await asked('/healthz', name), 200);
    }
    assert.match((await raw('GET /metrics HTTP/1.1\r\nHost: evil.example\r\n\r\n')).text, /"host_unknown","title":"[^"]*--public-url/);
});

test('three requests at once get three answers in order', async () => {
    const one = (path) => `GET ${path} HTTP/1.1\r\n${host}\r\n`;
    const { statuses } = await raw(one('/healthz') + one('/none') + one('/healthz'));
    assert.deepEqual(statuses, [200, 404, 200]);
});

test('bodies over the limit are refused before they are read', async () => {
    const announced = await raw(`POST /desk/v1/session HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 2000000\r\n\r\n`);
    assert.deepEqual(announced.statuses, [413]);
    const stranger = await raw(`GET /desk/v1/openapi.yaml HTTP/1.1\r\n${host}Content-Length: 20000\r\n\r\n`);
    assert.deepEqual(stranger.statuses, [413]);
    const chunk = `10000\r\n${'a'.repeat(65_536)}\r\n`;
    const endless = await raw(`POST /desk/v1/session HTTP/1.1\r\n${host}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(20)}`, { quietMs: 2_000 });
    assert.deepEqual(endless.statuses, [413]);
});

test('an address takes a body as large as its route says', async () => {
    const { cookie } = await signIn(daemon);
    for (const [method, path, status] of [
        ['POST', '/desk/v1/imports', 100], ['POST', '/desk/v1/imports/foresight', 100], ['POST', '/desk/v1/listings/export', 100],
        ['POST', '/desk/v1/products/1/pictures', 100], ['POST', '/desk/v1/bulk', 100], ['PUT', '/desk/v1/repricing/rules/1', 100],
        ['POST', '/ws/listings/', 100], ['POST', '/ws/orders/1/invoice', 100],
        ['POST', '/desk/v1/listings', 413], ['POST', '/ws/listings/1', 413], ['POST', '/desk/v1/none', 413]]) {
        const { statuses } = await raw(`${method} ${path} HTTP/1.1\r\n${host}Cookie: ${cookie}\r\nSec-Fetch-Site: same-origin\r\nAuthorization: Basic ${daemon.token}\r\nContent-Type: application/json\r\nContent-Length: 4000000\r\nExpect: 100-continue\r\n\r\n`);
        assert.deepEqual([path, statuses], [path, [status]]);
    }
});

test('who may not ask is told before the body is asked for', async () => {
    const asked = async (method, path, headers) => {
        const { statuses, isClosed } = await raw(`${method} ${path} HTTP/1.1\r\n${host}Content-Type: application/json\r\n${headers}Content-Length: 900000\r\nExpect: 100-continue\r\n\r\n`);
        return [method, path, ...statuses, isClosed];
    };
    const { cookie } = await signIn(daemon);
    for (const [method, path, headers, status] of [
        ['POST', '/desk/v1/imports', '', 401], ['POST', '/desk/v1/%69mports', 'Cookie: __Host-sk=none\r\n', 401], ['PUT', '/desk/v1/products/1', '', 401],
        ['POST', '/ws/listings', '', 401], ['POST', '/ws/orders/1/invoice/', 'Authorization: Basic none\r\n', 401], ['GET', '/ws/listings', '', 401],
        ['POST', '/desk/v1/imports', `Cookie: ${cookie}\r\nSec-Fetch-Site: cross-site\r\n`, 403], ['PUT', '/desk/v1/imports', `Cookie: ${cookie}\r\n`, 413]])
        assert.deepEqual(await asked(method, path, headers), [method, path, status, true]);
    const small = `POST /desk/v1/imports HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`;
    assert.deepEqual((await raw(small + small)).statuses, [401, 401]);
});

test('Expect: 100-continue is answered before the body', async () => {
    const { statuses } = await raw(`POST /desk/v1/session HTTP/1.1\r\n${host}Content-Type: application/json\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n`);
    assert.deepEqual(statuses, [100]);
});

test('a chunked body is read', async () => {
    const body = JSON.stringify({ email: daemon.email, password: daemon.password });
    const chunked = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    const { statuses } = await raw(`POST /desk/v1/session HTTP/1.1\r\n${host}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunked}`, { quietMs: 3_000 });
    assert.deepEqual(statuses, [200]);
});

test('HEAD has the headers of GET and no body', async () => {
    for (const path of ['/healthz', '/']) {
        const get = await ask(daemon, 'GET', path, { headers: { 'Accept-Encoding': 'identity' } });
        const { text } = await raw(`HEAD ${path} HTTP/1.1\r\n${host}\r\n`);
        assert.ok(text.includes(`Content-Length: ${get.text.length}`), text);
        assert.equal(text.split('\r\n\r\n')[1], '');
    }
});

async function coded(path, accepted, headers = {}) {
    const answer = await raw(`GET ${path} HTTP/1.1\r\n${host}Accept-Encoding: ${accepted}\r\n${Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`).join('')}Connection: close\r\n\r\n`, { quietMs: 5_000 });
    const end = answer.text.indexOf('\r\n\r\n');
    return { head: answer.text.slice(0, end), body: Buffer.from(answer.text.slice(end + 4), 'latin1') };
}

test('the page comes in the coding that is asked for, with its tag', async () => {
    const brotli = await coded('/', 'gzip, br');
    assert.match(brotli.head, /Content-Encoding: br/);
    assert.equal(brotliDecompressSync(brotli.body).toString(), page);
    const gzip = await coded('/', 'br;q=0, gzip');
    assert.equal(gunzipSync(gzip.body).toString(), page);
    const plain = await coded('/', 'identity');
    assert.ok(!/Content-Encoding/.test(plain.head));
    assert.equal(plain.body.toString(), page);
    const tag = /ETag: (\S+)/.exec(brotli.head)[1];
    assert.match((await coded('/', 'gzip, br', { 'If-None-Match': tag })).head, /^HTTP\/1.1 304/);
    assert.notEqual(/ETag: (\S+)/.exec(plain.head)[1], tag);
});

test('the page is strict and hashed names are kept for ever', async () => {
    const index = await ask(daemon, 'GET', '/');
    const policy = index.headers.get('content-security-policy');
    for (const rule of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "connect-src 'self'", "frame-ancestors 'none'"])
        assert.ok(policy.includes(rule), rule);
    assert.ok(!policy.includes('unsafe-inline'));
    assert.equal(index.headers.get('cache-control'), 'no-cache');
    assert.equal(index.headers.get('x-content-type-options'), 'nosniff');
    const wasm = await ask(daemon, 'GET', '/app.0a1b2c3d4e.wasm');
    assert.equal(wasm.headers.get('content-type'), 'application/wasm');
    assert.match(wasm.headers.get('cache-control'), /immutable/);
    assert.equal((await ask(daemon, 'GET', '/deep/style.css')).headers.get('content-type'), 'text/css; charset=utf-8');
});

test('nothing outside the site is a file', async () => {
    for (const path of ['/../etc/passwd', '/%2e%2e/etc/passwd', '/deep/../../etc/passwd', '/deep', '/index.html.br'])
        assert.deepEqual((await raw(`GET ${path} HTTP/1.1\r\n${host}\r\n`)).statuses.map((status) => status >= 400), [true], path);
});

test('answers of the API are squeezed, also while they stream', async () => {
    const person = await signIn(daemon);
    const plain = await person.request('GET', '/desk/v1/listings', { headers: { 'Accept-Encoding': 'identity' } });
    for (const coding of ['gzip', 'br']) {
        const answer = await person.request('GET', '/desk/v1/listings', { headers: { 'Accept-Encoding': coding } });
        assert.equal(answer.headers.get('content-encoding'), coding);
        assert.equal(answer.text, plain.text);
    }
    const controller = new AbortController();
    const stream = await fetch(`${daemon.url}/desk/v1/changes?after=0`, { signal: controller.signal, headers: { Cookie: person.cookie, 'Accept-Encoding': 'gzip' } });
    assert.equal(stream.headers.get('content-encoding'), 'gzip');
    const { value } = await stream.body.pipeThrough(new TextDecoderStream()).getReader().read();
    assert.ok(value.startsWith('{'));
    controller.abort();
});

test('metrics are for this machine only and name routes, not ids', async () => {
    await ask(daemon, 'GET', '/ws/listings/12345');
    const metrics = await ask(daemon, 'GET', '/metrics');
    assert.equal(metrics.status, 200);
    assert.match(metrics.text, /stallkeeper_http_requests_total\{method="GET",route="\/ws\/listings\/\{id\}",status="401"\} 1/);
    assert.ok(!metrics.text.includes('12345'));
    assert.equal((await ask(daemon, 'GET', '/metrics', { headers: { 'X-Forwarded-For': '10.0.0.1' } })).status, 404);
});

test('a request id that is harmless is kept', async () => {
    const kept = await ask(daemon, 'GET', '/healthz', { headers: { 'X-Request-Id': 'from-the-proxy-1' } });
    assert.equal(kept.headers.get('x-request-id'), 'from-the-proxy-1');
    const made = await ask(daemon, 'GET', '/healthz', { headers: { 'X-Request-Id': '"}{' } });
    assert.match(made.headers.get('x-request-id'), /^[0-9a-f]{16}$/);
});

test('unknown paths and methods are told apart', async () => {
    assert.equal((await ask(daemon, 'GET', '/desk/v1/nothing')).status, 404);
    const method = await ask(daemon, 'DELETE', '/healthz');
    assert.equal(method.status, 405);
    assert.ok(method.headers.get('allow').includes('GET'));
});
