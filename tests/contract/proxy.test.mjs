// Behind haproxy, which ends TLS with a certificate made here: what others see is --public-url, and who asks is who the proxy says.
// Must not know the daemon's inside.
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ask, startDaemon, until } from './daemon.mjs';

const name = 'shop.example';
let folder, daemon, proxy, port, authority, certificate;

before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'stallkeeper-proxy-'));
    port = await freePort();
    authority = `${name}:${port}`;
    daemon = await startDaemon({ ads: 60, flags: ['--public-url', `https://${authority}`, '--trusted-proxy', '127.0.0.0/8', '--log-level', 'info'] });
    const made = spawnSync('openssl', ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${name}`, '-addext', `subjectAltName=DNS:${name}`,
        '-keyout', join(folder, 'key.pem'), '-out', join(folder, 'certificate.pem')]);
    assert.equal(made.status, 0, String(made.stderr));
    certificate = readFileSync(join(folder, 'certificate.pem'));
    writeFileSync(join(folder, 'both.pem'), Buffer.concat([certificate, readFileSync(join(folder, 'key.pem'))]));
    writeFileSync(join(folder, 'haproxy.cfg'), `
defaults
    mode http
    timeout connect 5s
    timeout client 60s
    timeout server 60s
frontend tls
    bind 127.0.0.1:${port} ssl crt ${join(folder, 'both.pem')}
    http-request del-header Forwarded
    http-request set-header X-Forwarded-Proto https
    option forwardfor
    default_backend shop
backend shop
    server shop 127.0.0.1:${daemon.port}
`);
    proxy = spawn('haproxy', ['-db', '-f', join(folder, 'haproxy.cfg')], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    proxy.stderr.on('data', (bytes) => { said += bytes; });
    await until(() => secure('GET', '/healthz').then(({ status }) => status, (error) => `${error.message} ${said}`), (status) => status === 200, 30_000);
});
after(async () => {
    proxy?.kill('SIGKILL');
    await daemon?.stop();
    rmSync(folder, { recursive: true, force: true });
});

function freePort() {
    return new Promise((done) => {
        const server = createServer().listen(0, '127.0.0.1', () => { const { port: free } = server.address(); server.close(() => done(free)); });
    });
}

/// One request by TLS to the proxy, which checks that the certificate is the shop's.
function secure(method, path, { headers = {}, body } = {}) {
    return new Promise((done, failed) => {
        const asked = request({ host: '127.0.0.1', port, servername: name, ca: certificate, method, path, agent: false,
            headers: { Host: authority, ...(body ? { 'Content-Type': 'application/json' } : {}), ...headers } }, (answer) => {
            let text = '';
            answer.on('data', (bytes) => { text += bytes; });
            answer.on('end', () => done({ status: answer.statusCode, headers: answer.headers, text, json: () => JSON.parse(text) }));
        });
        asked.on('error', failed);
        asked.end(body && JSON.stringify(body));
    });
}
const signedIn = (headers = {}) => secure('POST', '/desk/v1/session', { body: { email: daemon.email, password: daemon.password }, headers: { Origin: `https://${authority}`, 'Sec-Fetch-Site': 'same-origin', ...headers } });

test('a program that follows next and previous stays on TLS', async () => {
    const headers = { Authorization: `Basic ${daemon.token}`, 'Accept-Language': 'fr-fr' };
    const seen = [];
    let address = `https://${authority}/ws/listings?page-size=20`, last;
    while (address) {
        const url = new URL(address);
        assert.equal(url.origin, `https://${authority}`);
        last = (await secure('GET', url.pathname + url.search, { headers })).json();
        seen.push(...last.results.map(({ id }) => id));
        address = last.next;
    }
    assert.equal(new Set(seen).size, last.count);
    assert.ok(last.previous.startsWith(`https://${authority}/ws/listings?`), last.previous);
    const orders = (await secure('GET', '/ws/orders', { headers })).json();
    const note = orders.results.map(({ delivery_note: link }) => link).find(Boolean);
    assert.ok(note.startsWith(`https://${authority}/ws/orders/`), note);
    const page = new URL(note);
    assert.equal((await secure('GET', page.pathname + page.search)).status, 200);
    const near = await ask(daemon, 'GET', '/ws/listings', { headers });
    assert.ok(near.json().next.startsWith(`https://${authority}/`), 'one address, whoever asks');
});

test('the cookie is strict and TLS is kept to, on every answer', async () => {
    const { status, headers } = await signedIn();
    assert.equal(status, 200);
    assert.match(headers['set-cookie'][0], /^__Host-sk=[^;]+; Path=\/; Secure; HttpOnly; SameSite=Lax/);
    const cookie = headers['set-cookie'][0].split(';')[0];
    for (const [path, expected] of [['/desk/v1/session', 200], ['/desk/v1/none', 404], ['/ws/listings', 401], ['/healthz', 200]]) {
        const answer = await secure('GET', path, { headers: { Cookie: cookie } });
        assert.deepEqual([path, answer.status], [path, expected]);
        assert.equal(answer.headers['strict-transport-security'], 'max-age=31536000');
    }
    const foreign = await secure('GET', '/desk/v1/session', { headers: { Host: 'evil.example', Cookie: cookie } });
    assert.deepEqual([foreign.status, foreign.headers['strict-transport-security']], [421, 'max-age=31536000']);
    assert.equal((await signedIn({ 'Sec-Fetch-Site': 'none', Origin: 'https://evil.example' })).status, 403);
    assert.equal((await signedIn({ 'Sec-Fetch-Site': 'none' })).status, 200);
});

test('who asks is who the proxy says, and nobody sees the metrics through it', async () => {
    // This test stands where a proxy before the proxy would: 127.0.0.1 is trusted, what stands before it is the client.
    for (const client of ['192.0.2.77', '2001:db8::7']) {
        await secure('GET', '/desk/v1/none', { headers: { 'X-Forwarded-For': client } });
        await until(async () => daemon.log, (log) => log.includes(`"peer":"${client}"`));
    }
    // What a client claims stands before what the proxy adds; the proxy is at the end.
    await secure('GET', '/desk/v1/claimed', { headers: { 'X-Forwarded-For': '203.0.113.66, 192.0.2.78' } });
    await until(async () => daemon.log, (log) => /"path":"\/desk\/v1\/claimed"[^\n]*"peer":"192.0.2.78"/.test(log));
    assert.equal((await secure('GET', '/metrics')).status, 404);
    assert.equal((await ask(daemon, 'GET', '/metrics')).status, 200);
});

test('without a trusted proxy forwarded headers decide nothing, and plain HTTP sets no HSTS', async () => {
    const other = await startDaemon({ ads: 20, flags: ['--log-level', 'info'] });
    try {
        const headers = { Authorization: `Basic ${other.token}`, 'X-Forwarded-For': '192.0.2.90', 'X-Forwarded-Proto': 'https', Forwarded: 'for=192.0.2.91;proto=https' };
        const answer = await ask(other, 'GET', '/ws/listings', { headers });
        assert.ok(answer.json().next.startsWith(`${other.url}/ws/listings?`), answer.json().next);
        assert.equal(answer.headers.get('strict-transport-security'), null);
        await until(async () => other.log, (log) => log.includes('"peer":"127.0.0.1"'));
        assert.ok(!other.log.includes('192.0.2.9'), other.log);
    } finally { await other.stop(); }
});

test('two accounts of who asks that contradict each other are 400', async () => {
    const answer = await ask(daemon, 'GET', '/healthz', { headers: { 'X-Forwarded-For': '192.0.2.1', Forwarded: 'for=192.0.2.2' } });
    assert.deepEqual([answer.status, answer.json().code], [400, 'forwarded_contradicted']);
});
