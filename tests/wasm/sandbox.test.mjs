// The backend as WebAssembly in Node: the same api::respond answers without a network. SANDBOX names sandbox.js.
// Must not know the daemon.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { before, test } from 'node:test';

const token = 'sk_demo_of-the-sandbox-test';
const password = 'camille-keeps-shop';
let sandbox;

// A catalogue of a few products, in the form that tools/catalogue writes.
const catalogue = [
    { kind: 'category', id: 1, parent: 0, key: 'smartphones', name_en: 'Smartphones', names: { fr: 'Smartphones' }, leaf: false, attributes: [] },
    { kind: 'category', id: 2, parent: 1, key: 'iphone', name_en: 'iPhone', names: { fr: 'iPhone' }, leaf: true, attributes: [] },
    ...Array.from({ length: 20 }, (_, i) => ({
        kind: 'product', id: i + 1, category: 2, brand: 'Apple', model: 'iPhone 13', title: `iPhone 13 ${i + 1}`, sku: `IP13-${i + 1}`,
        ean: '', weight_grams: 180, popularity: 100, year: 2021, new_price: { FR: `${600 + i}.00`, DE: `${590 + i}.00` }, attributes: {} })),
].map((line) => JSON.stringify(line)).join('\n');

function text(pointer) { return sandbox.UTF8ToString(pointer); }

function respond(method, target, { headers = {}, body = '' } = {}) {
    const lines = [`${method} ${target}`, ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`), '', body];
    const message = Buffer.from(lines.join('\n'));
    const at = sandbox._malloc(message.length);
    sandbox.HEAPU8.set(message, at);
    const answer = sandbox._stall_respond(at, message.length);
    const bytes = Buffer.from(sandbox.HEAPU8.slice(answer, answer + sandbox._stall_answer_bytes())).toString();
    sandbox._free(at);
    const end = bytes.indexOf('\n\n');
    const [status, ...pairs] = bytes.slice(0, end).split('\n');
    // Of two headers of a name the first counts: the session's cookie comes before the browser's.
    return { status: Number(status), body: bytes.slice(end + 2),
        headers: Object.fromEntries(pairs.reverse().map((pair) => [pair.slice(0, pair.indexOf(': ')).toLowerCase(), pair.slice(pair.indexOf(': ') + 2)])) };
}

before(async () => {
    const open = createRequire(import.meta.url)(resolve(process.env.SANDBOX));
    sandbox = await open();
    assert.equal(text(sandbox._stall_open()), '');
    const [lines, pass, key] = [catalogue, password, token].map((each) => sandbox.stringToNewUTF8(each));
    assert.equal(text(sandbox._stall_fill_demo(lines, Buffer.byteLength(catalogue), 40, pass, key)), '');
    for (const each of [lines, pass, key]) sandbox._free(each);
});

test('health is answered', () => {
    assert.equal(respond('GET', '/healthz').status, 200);
});

test('signing in opens a session that loads the workspace', () => {
    const credentials = JSON.stringify({ email: 'owner@reprise.example', password });
    const signedIn = respond('POST', '/desk/v1/session', { headers: { 'Content-Type': 'application/json' }, body: credentials });
    assert.equal(signedIn.status, 200);
    assert.equal(JSON.parse(signedIn.body).merchant_name, 'Reprise Paris');
    const Cookie = signedIn.headers['set-cookie'].split(';')[0];
    const load = respond('GET', '/desk/v1/listings', { headers: { Cookie } });
    const lines = load.body.trim().split('\n').map((line) => JSON.parse(line));
    assert.equal(lines.length - 1, lines[0].row_count);
    assert.ok(lines[0].row_count >= 40);
});

test('a wrong password opens nothing', () => {
    const credentials = JSON.stringify({ email: 'owner@reprise.example', password: 'not it' });
    const refused = respond('POST', '/desk/v1/session', { headers: { 'Content-Type': 'application/json' }, body: credentials });
    assert.equal(refused.status, 401);
});

test('the seller API lists the ads of the token', () => {
    const page = respond('GET', '/ws/listings?page-size=5', { headers: { Authorization: `Basic ${token}`, Host: 'sandbox' } });
    assert.equal(page.status, 200);
    const { count, results } = JSON.parse(page.body);
    assert.equal(count, 40);
    assert.equal(results.length, 5);
    assert.equal(respond('GET', '/ws/listings', { headers: { Authorization: 'Basic wrong' } }).status, 401);
});

function owner() {
    const credentials = JSON.stringify({ email: 'owner@reprise.example', password });
    const signedIn = respond('POST', '/desk/v1/session', { headers: { 'Content-Type': 'application/json' }, body: credentials });
    const Cookie = signedIn.headers['set-cookie'].split(';')[0];
    let keys = 0;
    return (method, target, body) => respond(method, target, { body: body && JSON.stringify(body),
        headers: { Cookie, ...(body && { 'Content-Type': 'application/json', 'Idempotency-Key': `${target}-${++keys}` }) } });
}
function attend(rounds) {
    for (let round = 0; round < rounds; ++round) assert.equal(text(sandbox._stall_attend(10)), '');
}

test('rivals move and the journal says so', () => {
    attend(5);
    assert.match(owner()('GET', '/desk/v1/changes?after=0').body, /"buybox_moved"/);
});

test('a repricing rule follows the rivals that live', () => {
    const desk = owner();
    const ads = desk('GET', '/desk/v1/listings').body.trim().split('\n').slice(1).map((line) => JSON.parse(line));
    const listings = ads.filter(({ market }) => market === 'FR').map(({ listing }) => listing);
    // A rule moves ads with a floor only.
    const floors = desk('POST', '/desk/v1/bulk', { market: 'FR', change: { action: 'floor_from_price', basis_points: 1000 }, confirmed: true, listings });
    assert.equal(floors.status, 202, floors.body);
    const rails = { share_basis_points_max: 10_000, depth_basis_points_max: 10_000, prices_min: 1 };
    assert.equal(desk('PATCH', '/desk/v1/repricing', { on: true, rails }).status, 200);
    const rule = { aim: 'match', beat: '0.00', beat_basis_points: 0, step: '0.00', while_holding: 'follow', daily_basis_points: 0, daily_moves: 0 };
    const saved = desk('POST', '/desk/v1/repricing/rules', { name: 'Match', market: 'FR', category: 0, listings: [], rule, enabled: true, confirmed: true });
    assert.equal(saved.status, 201, saved.body);
    attend(5);
    const { moves } = JSON.parse(desk('GET', '/desk/v1/repricing/moves').body);
    assert.ok(moves.length > 0);
    assert.equal(moves[0].rule_name, 'Match');
});

test('a sheet is validated when the shop\'s clock says that it has waited', () => {
    const desk = owner(), begin = Date.now();
    const sheet = { category: 2, ean: '', title: 'iPhone 13 Prototype', description: 'A phone.', brand: 'Apple', weight_grams: 180,
        new_price: '699.00', market: 'FR', attributes: [] };
    const made = desk('POST', '/desk/v1/products', sheet);
    assert.equal(made.status, 201, made.body);
    const { product } = JSON.parse(made.body);
    const stateAt = (ms) => {
        sandbox._stall_set_clock(begin + ms);
        attend(1);
        return JSON.parse(desk('GET', `/desk/v1/products/${product}`).body).state;
    };
    assert.equal(stateAt(60_000), 'waiting');
    assert.equal(stateAt(120_000), 'validated');
    sandbox._stall_set_clock(0);
});
