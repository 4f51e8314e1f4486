// Who comes in and who does not: sign-in, sessions, tokens, other sites, throttling. Over real HTTP.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { ask, seller, signIn, startDaemon } from './daemon.mjs';

let daemon;
before(async () => { daemon = await startDaemon({ ads: 20 }); });
after(() => daemon?.stop());

test('the demo login opens a session with a strict cookie', async () => {
    const answer = await ask(daemon, 'POST', '/desk/v1/session', { body: { email: daemon.email, password: daemon.password } });
    assert.equal(answer.status, 200);
    const cookie = answer.headers.get('set-cookie');
    assert.match(cookie, /^__Host-sk=[\w-]{43}; /);
    for (const word of ['Secure', 'HttpOnly', 'SameSite=Lax', 'Path=/']) assert.ok(cookie.includes(word), word);
    assert.equal(answer.json().merchant_name, 'Reprise Paris');
    assert.equal(answer.json().time_zone, 'Europe/Paris');
    assert.deepEqual(answer.json().markets, ['FR', 'DE', 'ES', 'IT', 'BE', 'NL', 'AT', 'PT', 'IE', 'GB', 'SE']);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
});

test('without, with a wrong and with a closed session nothing is told', async () => {
    assert.equal((await ask(daemon, 'GET', '/desk/v1/session')).status, 401);
    assert.equal((await ask(daemon, 'GET', '/desk/v1/listings', { headers: { Cookie: '__Host-sk=nonsense' } })).status, 401);
    const person = await signIn(daemon);
    assert.equal((await person.request('GET', '/desk/v1/session')).status, 200);
    assert.equal((await person.request('DELETE', '/desk/v1/session')).status, 204);
    assert.equal((await person.request('GET', '/desk/v1/session')).status, 401);
});

test('a request from another site is refused', async () => {
    const person = await signIn(daemon);
    const foreign = await person.request('POST', '/desk/v1/imports', { body: {}, headers: { 'Sec-Fetch-Site': 'cross-site' } });
    assert.equal(foreign.status, 403);
    const form = await person.request('POST', '/desk/v1/imports', { body: 'a=1', headers: { 'Content-Type': 'text/plain' } });
    assert.equal(form.status, 415);
});

test('an unknown address and a wrong password get the same answer, and soon a pause', async () => {
    const attempt = (email) => ask(daemon, 'POST', '/desk/v1/session', { body: { email, password: 'wrong-password' } });
    const unknown = await attempt('nobody@reprise.example');
    const wrong = await attempt('owner@zweitgut.example');
    assert.deepEqual([unknown.status, unknown.json().code], [401, wrong.json().code]);
    let last;
    for (let i = 0; i < 6; ++i) last = await attempt('owner@zweitgut.example');
    assert.equal(last.status, 429);
    assert.ok(Number(last.headers.get('retry-after')) > 0);
});

test('a program needs its token', async () => {
    assert.equal((await seller(daemon)('GET', '/ws/listings')).status, 200);
    assert.equal((await seller(daemon, 'sk_demo_wrong')('GET', '/ws/listings')).status, 401);
    assert.equal((await ask(daemon, 'GET', '/ws/listings')).status, 401);
});

test('malformed sign-ins are told what is wrong with them', async () => {
    const cases = [['{"email":', 400, 'json_malformed'], ['{"email":"a"}', 422, 'json_key_missing'],
        ['{"email":"a","password":"b","extra":1}', 422, 'json_key_unknown'], ['{"email":1,"password":"b"}', 422, 'json_type']];
    for (const [body, , code] of cases) {
        const answer = await ask(daemon, 'POST', '/desk/v1/session', { body });
        assert.ok(answer.status === 400 || answer.status === 422, `${body}: ${answer.status}`);
        assert.equal(answer.headers.get('content-type').split(';')[0], 'application/problem+json');
        assert.ok(answer.text.includes(code), `${body}: ${answer.text}`);
    }
});
