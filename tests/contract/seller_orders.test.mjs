// /ws/orders as programs of other people walk through it, over real HTTP: by next, by number, with slashes, with forms,
// with files. And the pages on paper: real PDFs. Must not know how the shop keeps orders.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { ask, seller, signIn, startDaemon } from './daemon.mjs';

let daemon, program, camille;
const first = async (query) => (await program('GET', `/ws/orders${query}`)).json().results[0];
const post = (id, body, headers = {}) => program('POST', `/ws/orders/${id}`, { body, headers });
const bytesOf = async (path, headers) => Buffer.from(await (await fetch(daemon.url + path, { headers })).arrayBuffer());

before(async () => {
    daemon = await startDaemon({ flags: ['--orders', '12000'] });
    program = seller(daemon);
    camille = await signIn(daemon);
});
after(() => daemon?.stop());

test('a walk by next meets every order once, newest first, and none that is hidden', async () => {
    const met = [];
    let page = (await program('GET', '/ws/orders/?page-size=50')).json(), count = page.count;
    for (;;) {
        met.push(...page.results);
        if (!page.next) break;
        assert.ok(page.next.startsWith(`${daemon.url}/ws/orders/?page-size=50&page=`), page.next);
        page = (await program('GET', page.next.slice(daemon.url.length))).json();
    }
    assert.equal(met.length, count);
    assert.equal(new Set(met.map((order) => order.order_id)).size, count);
    assert.ok(met.every((order) => [1, 3, 9, 10].includes(order.state)));
    const times = met.map((order) => Date.parse(order.date_creation));
    assert.ok(times.every((time, i) => i === 0 || time <= times[i - 1]));
    const cents = (text) => Math.round(Number(text) * 100);
    for (const order of met) {
        assert.equal(order.orderlines.reduce((sum, line) => sum + cents(line.price), 0), cents(order.price));
        assert.match(order.date_creation, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$/);
        assert.equal(order.shipping_address.first_name, order.shipping_address.firstName);
    }
});

test('filters that programs send are kept, and the ones that they invent do nothing', async () => {
    for (const state of [0, 8]) assert.equal((await program('GET', `/ws/orders?state=${state}`)).json().count, 0);
    const all = (await program('GET', '/ws/orders')).json().count;
    assert.equal((await program('GET', '/ws/orders?limit=5&created_after=x&status=')).json().count, all);
    const middle = (await program('GET', '/ws/orders?page=5')).json().results[0];
    const from = encodeURIComponent(middle.date_creation);
    const later = (await program('GET', `/ws/orders?date_creation=${from}`)).json().count;
    assert.ok(later > 0 && later < all, `${later} of ${all}`);
    assert.equal((await program('GET', '/ws/orders?date_creation=never')).status, 400);
});

test('an order is accepted by form, has its note, and is sent once', async () => {
    const order = await first('?state=1');
    const skus = [...new Set(order.orderlines.filter((line) => line.state === 1).map((line) => line.listing))];
    for (const sku of skus) {
        const answer = await post(order.order_id, new URLSearchParams({ order_id: order.order_id, new_state: 2, sku }).toString(),
            { 'Content-Type': 'application/x-www-form-urlencoded' });
        assert.equal(answer.status, 200, answer.text);
    }
    const accepted = (await program('GET', `/ws/orders/${order.order_id}/`)).json();
    assert.equal(accepted.state, 3);
    const { pathname, search } = new URL(accepted.delivery_note);
    for (const [address, headers] of [[pathname, { Authorization: `Basic ${daemon.token}` }], [pathname + search, {}]])
        assert.equal((await bytesOf(address, headers)).subarray(0, 5).toString(), '%PDF-');
    assert.equal((await fetch(daemon.url + pathname)).status, 401);
    const sent = await post(order.order_id, { new_state: 3, tracking_number: 'TEST1', shipper: 'By hand' });
    assert.equal(sent.status, 200, sent.text);
    assert.equal(sent.json().state, 9);
    const again = await post(order.order_id, { new_state: 3, tracking_number: 'TEST2' });
    assert.equal(again.status, 400);
    assert.ok(again.json().error.code);
    assert.equal((await program('GET', `/ws/orders/${order.order_id}`)).json().tracking_number, 'TEST1');
});

test('an invoice of three million bytes goes up and one that is no invoice does not', async () => {
    const order = await first('?state=9');
    const upload = (bytes) => {
        const form = new FormData();
        form.append('invoice', new Blob([bytes], { type: 'application/pdf' }), 'facture.pdf');
        return fetch(`${daemon.url}/ws/orders/${order.order_id}/invoice/`, { method: 'POST', body: form,
            headers: { Authorization: `Basic ${daemon.token}` } });
    };
    const large = Buffer.alloc(3_000_000, 'x');
    large.write('%PDF-1.7\n');
    assert.equal((await upload(large)).status, 200);
    assert.equal((await upload(Buffer.concat([large, Buffer.from('x')]))).status, 400);
    assert.equal((await upload(Buffer.from('<script>'))).status, 400);
    assert.ok((await program('GET', `/ws/orders/${order.order_id}`)).json().date_bill_provided);
});

test('deliveries and returns are pages, and say what is wrong with a filter', async () => {
    for (const [kind, count_min] of [['deliveries', 100], ['returns', 1]]) { // one in a thousand orders comes back with a label
        const page = (await program('GET', `/ws/shipping/v1/${kind}/?page=1`)).json();
        assert.deepEqual(Object.keys(page), ['count', 'next', 'previous', 'results']);
        assert.ok(page.count >= count_min, `${page.count} ${kind}`);
        for (const parcel of page.results) {
            const order = (await program('GET', `/ws/orders/${parcel.order ?? parcel.orderId}`)).json();
            assert.equal(order.is_backship, true);
            const lines = order.orderlines.map(({ id }) => id);
            for (const line of parcel.orderlines ?? [parcel.orderlineId]) assert.ok(lines.includes(line));
            if (kind === 'deliveries' && order.date_shipping) assert.equal(parcel.trackingNumber, order.tracking_number);
        }
        const refused = await program('GET', `/ws/shipping/v1/${kind}?order_id=x`);
        assert.equal(refused.status, 422);
        assert.equal(refused.json().error.code, 'E009');
        assert.equal((await program('GET', `/ws/shipping/v1/${kind}/999999999`)).status, 404);
    }
});

test("another merchant's orders are as absent as none, on the desk and on paper", async () => {
    const order = await first('');
    const neighbour = await signIn(daemon, { email: 'owner@zweitgut.example' });
    for (const paper of ['packing-slip.pdf', 'delivery-note.pdf']) {
        const path = `/desk/v1/orders/${order.order_id}/${paper}`;
        assert.equal((await neighbour.request('GET', path)).status, 404);
        assert.equal((await ask(daemon, 'GET', path)).status, 401);
        const answer = await camille.request('GET', path);
        assert.equal(answer.status, 200);
        assert.equal(answer.headers.get('content-type'), 'application/pdf');
        assert.match(answer.headers.get('content-disposition'), /^inline; filename="[a-z-]+-\d+\.pdf"$/);
    }
});

test('the slip of a real order reads back in the language asked for', async () => {
    const order = await first('');
    for (const [language, words] of [['fr', 'Bon de préparation'], ['en', 'Packing slip']]) {
        const pdf = await bytesOf(`/desk/v1/orders/${order.order_id}/packing-slip.pdf?language=${language}`, { Cookie: camille.cookie });
        const { stdout } = spawnSync('pdftotext', ['-layout', '-enc', 'UTF-8', '-', '-'], { input: pdf, encoding: 'utf8' });
        assert.ok(stdout.includes(words), stdout.slice(0, 300));
        assert.ok(stdout.includes(String(order.order_id)));
    }
});
