// Ads over /desk/v1: loading, changing, conflicts, replays, following changes, another merchant's ads. Over real HTTP.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { followLines, loadWorkspace, seller, signIn, startDaemon } from './daemon.mjs';

let daemon, camille, rows;
const key = () => `test-${Math.random().toString(36).slice(2)}`;
const patch = (row, body, { version = row.version, idempotency = key() } = {}) =>
    camille.request('PATCH', `/desk/v1/listings/${row.listing}`, { body: { market: row.market, currency: 'EUR', ...body },
        headers: { 'If-Match': `"${version}"`, 'Idempotency-Key': idempotency } });
const onlineRow = (at = 0) => rows.filter((row) => row.market === 'FR' && row.publication === 2 && !row.floor)[at];

before(async () => {
    daemon = await startDaemon();
    camille = await signIn(daemon);
});
after(() => daemon?.stop());

test('the workspace is a head and that many rows, and its tag saves the second load', async () => {
    const loaded = await loadWorkspace(camille);
    rows = loaded.rows;
    assert.equal(rows.length, loaded.head.row_count);
    assert.equal(new Set(rows.map((row) => row.listing)).size, 200);
    assert.deepEqual(new Set(rows.map((row) => row.market)), new Set(['FR', 'DE', 'ES', 'IT', 'BE', 'NL', 'AT', 'PT', 'IE', 'GB', 'SE']));
    const again = await camille.request('GET', '/desk/v1/listings', { headers: { 'If-None-Match': loaded.etag } });
    assert.equal(again.status, 304);
    assert.equal(again.text, '');
});

test('an article is found by every spelling of its barcode, and is kept in one', async () => {
    assert.ok(rows.every((row) => /^(\d{13}|\d{8}|[1-9]\d{13}|)$/.test(row.ean)), 'a barcode that is not kept as EAN');
    const upc = rows.filter((row) => row.ean.length === 13 && row.ean.startsWith('0'));
    assert.ok(upc.length > 10, `only ${upc.length} rows of the demo have a UPC-A`);
    const { ean, product } = upc[0];
    for (const spelling of [ean, ean.slice(1), `0${ean}`]) {
        const found = await camille.request('GET', `/desk/v1/products?query=${spelling}`);
        assert.deepEqual(found.json().products.map((each) => each.product), [product], spelling);
    }
});

test('a price is changed, and the stale version gets the current ad back', async () => {
    const row = onlineRow();
    const changed = await patch(row, { price: '123.45' });
    assert.equal(changed.status, 200, changed.text);
    const now = changed.json().rows.find((each) => each.market === row.market);
    assert.equal(now.price, '123.45');
    assert.ok(now.version > row.version);
    const stale = await patch(row, { price: '99.00' });
    assert.equal(stale.status, 412);
    assert.ok(stale.text.includes('123.45'));
});

test('the same key has one effect and the same answer', async () => {
    const row = onlineRow(1);
    const idempotency = key();
    const first = await patch(row, { price: '222.22' }, { idempotency });
    const second = await patch(row, { price: '222.22' }, { idempotency });
    assert.deepEqual([first.status, second.status], [200, 200]);
    assert.equal(second.text, first.text);
    const other = await patch(row, { price: '333.33' }, { idempotency });
    assert.ok(other.status >= 400 && other.status < 500, `${other.status}`);
    const { rows: after } = await loadWorkspace(camille);
    assert.equal(after.find((each) => each.listing === row.listing && each.market === row.market).price, '222.22');
});

test('what must not be written is refused with its reason', async () => {
    const row = onlineRow(2);
    const cases = [[{ price: '0.00' }, 'price_not_positive'], [{ price: '1.999' }, 'amount_too_precise'], [{ price: 12 }, 'json_type'],
        [{ quantity: -1 }, 'quantity_out_of_range'], [{ comment: 'x'.repeat(501) }, 'comment_too_long'],
        [{ floor: '5000.00' }, 'price_below_floor'], [{ surprise: 1 }, 'json_key_unknown']];
    for (const [body, code] of cases) {
        const answer = await patch(row, body);
        assert.ok([400, 422].includes(answer.status), `${JSON.stringify(body)}: ${answer.status}`);
        assert.ok(answer.text.includes(code), `${code}: ${answer.text}`);
    }
    const bare = await camille.request('PATCH', `/desk/v1/listings/${row.listing}`, { body: { market: 'FR', currency: 'EUR', price: '10.00' } });
    assert.ok(bare.status >= 400 && bare.status < 500);
});

test('a change arrives at who follows, at once', async () => {
    const { head } = await loadWorkspace(camille);
    const follower = await followLines(daemon, `/desk/v1/changes?after=${head.cursor}`, { Cookie: camille.cookie });
    assert.equal(follower.status, 200);
    const row = onlineRow(3);
    const began = Date.now();
    assert.equal((await patch(row, { price: '77.70' })).status, 200);
    let change;
    do change = await follower.next(); while (change.kind === 'heartbeat' || change.kind === 'buybox_moved');
    follower.stop();
    assert.equal(change.kind, 'listing_changed');
    assert.equal(change.actor, 'Camille Reprise');
    assert.ok(change.rows.some((each) => each.listing === row.listing && each.price === '77.70'));
    assert.ok(Date.now() - began < 5_000);
});

test('the buybox follows the price', async () => {
    const row = rows.find((each) => each.market === 'FR' && each.publication === 2 && each.quantity > 0 &&
        each.price_to_win && !each.floor && !each.maximum && Number(each.price_to_win) > 60);
    const { rows: current } = await loadWorkspace(camille);
    const { version } = current.find((each) => each.listing === row.listing && each.market === 'FR');
    const over = await patch(row, { price: (Number(row.price_to_win) + 30).toFixed(2) }, { version });
    const lost = over.json().rows.find((each) => each.market === 'FR');
    assert.equal(lost.standing, 'losing');
    const under = await patch(row, { price: lost.price_to_win }, { version: lost.version });
    assert.equal(under.json().rows.find((each) => each.market === 'FR').standing, 'winning');
});

test("another merchant's ads are as absent as none", async () => {
    const neighbour = await signIn(daemon, { email: 'owner@zweitgut.example' });
    const theirs = await loadWorkspace(neighbour);
    assert.ok(theirs.rows.length > 0);
    assert.ok(theirs.rows.every((row) => row.sku.startsWith('ZG-')));
    const mine = rows.at(-1);
    const foreign = await neighbour.request('PATCH', `/desk/v1/listings/${mine.listing}`, { body: { market: 'FR', currency: 'EUR', price: '1.00' },
        headers: { 'If-Match': `"${mine.version}"`, 'Idempotency-Key': key() } });
    assert.equal(foreign.status, 404);
    assert.equal((await neighbour.request('GET', `/desk/v1/listings/${mine.listing}/offers?market=FR`)).status, 404);
});

test('the ladder shows rivals without names', async () => {
    const row = onlineRow(4);
    const ladder = await camille.request('GET', `/desk/v1/listings/${row.listing}/offers?market=FR`);
    assert.equal(ladder.status, 200);
    assert.ok(!/merchant|rival_id/.test(ladder.text));
});

test('the seller API lists, finds and changes the same ads', async () => {
    const program = seller(daemon);
    const page = (await program('GET', '/ws/listings?page-size=50')).json();
    assert.equal(page.count, 200);
    assert.equal(page.results.length, 50);
    assert.ok(page.next.startsWith(daemon.url));
    const row = onlineRow(5);
    const detail = (await program('GET', `/ws/listings/detail?sku=${encodeURIComponent(row.sku.toLowerCase())}`)).json();
    assert.equal(detail.listing_id, row.listing);
    const changed = await program('POST', `/ws/listings/${detail.listing_id}/`, { body: { price: '88.80', currency: 'EUR', quantity: '7' } });
    assert.equal(changed.status, 200, changed.text);
    assert.equal(changed.json().price, '88.80');
    assert.equal((await program('GET', `/ws/listings/${detail.id}`)).json().quantity, 7);
    assert.equal((await program('POST', `/ws/listings/${detail.id}`, { body: { price: '88.80', currency: 'GBP' } })).status, 400);
    assert.equal((await program('GET', '/ws/listings/999999')).status, 404);
    const box = (await program('GET', '/ws/listings_bi?page-size=5')).json();
    assert.equal(box.results.length, 5);
    const competitors = await program('GET', `/ws/backbox/v1/competitors/${detail.id}`);
    assert.ok([200, 404].includes(competitors.status));
});
