// What must not get out: secrets in the log or in answers, statements and places of code, data to other origins.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ask, rawExchange, seller, signIn, startDaemon } from './daemon.mjs';

let daemon, person;
before(async () => {
    daemon = await startDaemon({ ads: 20, flags: ['--log-level', 'debug'] });
    person = await signIn(daemon);
});
after(() => daemon?.stop());

test('neither answers nor the log hold a password, a token, a cookie or a statement', async () => {
    const secrets = [daemon.password, daemon.token, person.cookie.split('=')[1], 'guessed-password-1'];
    const answers = await Promise.all([
        ask(daemon, 'POST', '/desk/v1/session', { body: { email: 'nobody@reprise.example', password: 'guessed-password-1' } }),
        ask(daemon, 'POST', '/desk/v1/session', { body: '{"email":"a","password":"guessed-password-1"' }),
        ask(daemon, 'GET', '/ws/listings', { headers: { Authorization: `Basic ${daemon.token}x` } }),
        ask(daemon, 'GET', `/desk/v1/nothing?token=${daemon.token}`),
        person.request('PATCH', '/desk/v1/listings/1', { body: { market: 'FR', price: "1' or 1=1" }, headers: { 'If-Match': '*', 'Idempotency-Key': 'leak' } }),
        person.request('GET', '/desk/v1/session'), seller(daemon)('GET', '/ws/listings'), seller(daemon)('GET', '/ws/listings/0')]);
    const told = answers.map(({ text, headers }) => text + JSON.stringify([...headers])).join('\n') + (await ask(daemon, 'GET', '/metrics')).text;
    await daemon.stop('SIGTERM');
    for (const [place, text] of [['answers', told], ['log', daemon.log]]) {
        for (const secret of secrets) assert.ok(!text.includes(secret), `${place}: ${secret}`);
        assert.doesNotMatch(text, /select |insert into|sqlite|\.cpp|\.hpp|0x[0-9a-f]{8}|\$argon2/i, place);
    }
    const lines = daemon.log.trim().split('\n').map((line) => JSON.parse(line));
    const refused = lines.find(({ status, path }) => status === 401 && path === '/desk/v1/session');
    for (const key of ['time', 'request_id', 'method', 'route', 'peer', 'duration_us']) assert.ok(key in refused, key);
    daemon = await startDaemon({ ads: 20 });
});

test('refusals show in the log at its usual level, with who and why, and a flood of them does not', async () => {
    const shop = await startDaemon({ ads: 20 });
    const owner = await signIn(shop);
    const refusals = () => shop.log.trim().split('\n').filter(Boolean).map((line) => JSON.parse(line)).filter(({ event }) => event === 'refused');
    const conflict = { body: { market: 'FR', quantity: 1 }, headers: { 'Idempotency-Key': 'a', 'Sec-Fetch-Site': 'cross-site' } };
    assert.equal((await owner.request('PATCH', '/desk/v1/listings/1', conflict)).status, 403);
    const guess = await ask(shop, 'POST', '/desk/v1/session', { body: { email: 'owner@reprise.example', password: 'guessed-password-2' } });
    assert.equal(guess.status, 401);
    await Promise.all(Array.from({ length: 150 }, () => ask(shop, 'GET', '/ws/listings', { headers: { Authorization: 'Basic bm9ib2R5' } })));
    await shop.stop('SIGTERM');
    const told = refusals();
    assert.ok(told.length <= 120, `${told.length} lines`);
    const [foreign] = told;
    assert.deepEqual([foreign.level, foreign.status, foreign.reason, foreign.route], ['warning', 403, 'other_site_refused', '/desk/v1/listings/{id}']);
    const wrong = told.find(({ reason }) => reason === 'sign_in_refused');
    assert.equal(wrong.request_id, guess.headers.get('x-request-id'));
    assert.ok(wrong.peer && wrong.time);
    assert.ok(!shop.log.includes('guessed-password-2') && !shop.log.includes('bm9ib2R5') && !shop.log.includes('reprise.example'));
});

test('no answer invites another origin and no preflight is granted', async () => {
    const origin = { Origin: 'https://evil.example' };
    for (const [method, path] of [['GET', '/desk/v1/session'], ['GET', '/healthz'], ['OPTIONS', '/desk/v1/listings/1'], ['GET', '/ws/listings']]) {
        const { status, headers } = await ask(daemon, method, path, { headers: { ...origin, 'Access-Control-Request-Method': 'PATCH' } });
        assert.ok(![...headers.keys()].some((name) => name.startsWith('access-control-')), `${method} ${path}`);
        assert.ok(method !== 'OPTIONS' || status >= 400, `${status}`);
    }
});

test('every body says its type and its charset and is not stored', async () => {
    const answers = await Promise.all([ask(daemon, 'GET', '/desk/v1/session'), ask(daemon, 'GET', '/healthz'), ask(daemon, 'GET', '/none'),
        seller(daemon)('GET', '/ws/listings')]);
    for (const { headers } of answers) {
        assert.match(headers.get('content-type'), /charset=utf-8|application\/(problem\+)?json/);
        assert.equal(headers.get('cache-control'), 'no-store');
        assert.equal(headers.get('x-content-type-options'), 'nosniff');
    }
    const { statuses } = await rawExchange(daemon, 'TRACE / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
    assert.ok(statuses[0] === 404 || statuses[0] === 405);
});

test('the token of the demo is for its owner alone to read', () => {
    assert.equal(readFileSync(join(daemon.data, 'demo-token'), 'utf8').trim(), daemon.token);
});
