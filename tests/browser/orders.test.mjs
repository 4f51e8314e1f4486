// A day's orders in the page: found, confirmed, cancelled, dispatched, refunded, after-sales opened, a file of trackings sent and
// the list exported; each by mouse, the essential path by keyboard. Must not know how a move is decided.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, test } from 'node:test';
import { startDaemon } from '../contract/daemon.mjs';
import { openShop, site } from './harness.mjs';

const tools = process.env.STALLKEEPER_TOOLS ?? resolve(import.meta.dirname, '../../.tools');
const axe = readFileSync(join(tools, 'node_modules/axe-core/axe.min.js'), 'utf8');

let shop;
before(async () => {
    shop = await openShop({ daemon: await startDaemon({ ads: 120, site, flags: ['--orders', '3000'] }) });
});
after(async () => {
    await shop?.close();
    await shop?.daemon.stop();
});

/// What the backend says, with the page's own session.
const ask = async (page, path) => (await page.raw.context().request.get(`${page.url}/desk/v1/${path}`)).json();
/// A segment's orders as its list stands: what waits by its deadline, the rest newest first.
async function rowsIn(page, segment) {
    const { rows } = await ask(page, `orders?segment=${segment}&limit=200`);
    const due = (row) => row.confirm_by ?? row.dispatch_by ?? 0;
    return /^to_/.test(segment) ? rows.sort((a, b) => due(a) - due(b) || b.order - a.order) : rows;
}
const orderNow = (page, order) => ask(page, `orders/${order}`);
const openRoute = (route) => shop.open({ route, width: 1440, height: 900 });

/// What has the keyboard, by the role and name that a screen reader is told.
const focused = (page) => page.raw.evaluate(() => {
    const hand = document.activeElement?.id === 'text-agent' ? document.activeElement : document.getElementById('canvas');
    const one = document.getElementById(hand.getAttribute('aria-activedescendant'));
    return one && { role: one.getAttribute('role') ?? { BUTTON: 'button', A: 'link' }[one.tagName],
        name: one.getAttribute('aria-label') ?? one.textContent };
});
async function tabTo(page, role, name) {
    const seen = [];
    for (let steps = 0; steps < 60; ++steps) {
        const now = await focused(page);
        if (now?.role === role && now.name === name) return;
        seen.push(`${now?.role} ${now?.name}`);
        await page.press('Tab');
    }
    throw new Error(`Tab does not reach ${role} ${name}: ${seen.join(' | ')}`);
}

async function complaintsOf(page) {
    await page.raw.evaluate(axe);
    const { violations } = await page.raw.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
    return violations.map(({ id, nodes }) => ({ id, where: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)) }));
}

/// Two idle seconds that no full minute falls into: then every countdown changes at once.
async function quietFrames(page) {
    await page.raw.waitForFunction(() => Date.now() % 60_000 < 56_000);
    return page.framesWhileIdle();
}

test('the list shows what waits with its countdown, and rests', async () => {
    const page = await openRoute('/orders');
    await page.see('grid', 'Orders list');
    assert.equal(await page.raw.title(), 'Orders - Stallkeeper');
    const [first] = await rowsIn(page, 'all');
    await page.see('gridcell', String(first.order));
    assert.equal(await quietFrames(page), 0);
    await page.click('tab', 'To confirm');
    assert.match(await page.route(), /segment=to_confirm/);
    await page.see('gridcell', /\d (h|min)( \d\d min)?( left)?$/);
    assert.equal(await quietFrames(page), 0);
    assert.deepEqual(page.errors, []);
    await page.close();
});

test('an order is confirmed by mouse after its consequence is said', async () => {
    const page = await openRoute('/orders?segment=to_confirm');
    const [{ order }] = await rowsIn(page, 'to_confirm');
    await page.click('gridcell', String(order));
    await page.see('heading', `Order ${order}`);
    await page.click('button', 'Confirm');
    const dialog = await page.see('dialog', `Confirm order ${order}?`);
    await page.click('button', 'Confirm', { within: dialog });
    await page.seeNoMore('dialog');
    await page.see('button', 'Dispatch');
    assert.equal((await orderNow(page, order)).state, 3);
    await page.close();
});

test('an order is dispatched by keyboard with its number checked while typed', async () => {
    const page = await openRoute('/orders?segment=to_dispatch');
    const [{ order }] = await rowsIn(page, 'to_dispatch');
    await page.click('gridcell', String(order));
    await page.see('textbox', 'Tracking number');
    await tabTo(page, 'combobox', 'Carrier');
    await page.press('Enter');
    await page.click('option', 'Colissimo');
    await tabTo(page, 'textbox', 'Tracking number');
    await page.type('6A123456789');
    assert.equal(await (await page.see('textbox', 'Tracking number')).getAttribute('aria-invalid'), 'true');
    await page.type('01');
    assert.notEqual(await (await page.see('textbox', 'Tracking number')).getAttribute('aria-invalid'), 'true');
    await tabTo(page, 'button', 'Dispatch');
    await page.press('Enter');
    await page.seeNoMore('textbox', 'Tracking number');
    await page.idle();
    const now = await orderNow(page, order);
    assert.equal(now.state, 9);
    assert.equal(now.tracking_number, '6A12345678901');
    await page.close();
});

test('an order is cancelled with a reason and its consequence', async () => {
    const page = await openRoute('/orders?segment=to_confirm');
    const [{ order }] = await rowsIn(page, 'to_confirm');
    await page.click('gridcell', String(order));
    await page.click('button', 'Cancel…');
    const dialog = await page.see('dialog', `Cancel order ${order}?`);
    assert.equal(await (await page.see('button', 'Cancel the order', { within: dialog })).isDisabled(), true);
    await page.click(await page.see('combobox', 'Reason'));
    await page.click('option', 'Stock mistake');
    await page.click('button', 'Cancel the order');
    await page.seeNoMore('dialog');
    await page.idle();
    assert.equal((await orderNow(page, order)).lines[0].state, 4);
    await page.close();
});

test('a shipped order is refunded in part, and the rest stays refundable', async () => {
    const page = await openRoute('/orders?segment=shipped');
    const { order } = (await rowsIn(page, 'shipped')).find((row) => row.refunded === '0.00' && row.lines.length === 1);
    await page.goto(`/orders?segment=shipped&order=${order}`);
    await page.click('button', 'Refund…');
    await page.see('dialog', `Refund order ${order}`);
    await page.fill('textbox', 'Amount', '10');
    await page.click(await page.see('combobox', 'Reason'));
    await page.click('option', 'Not as described');
    await page.click('button', /^Refund .*10\.00/);
    await page.seeNoMore('dialog');
    await page.idle();
    assert.equal((await orderNow(page, order)).lines[0].refunded_price, '10.00');
    await page.close();
});

test('a lost answer is asked for again with the same key: one effect', async () => {
    const page = await openRoute('/orders?segment=to_confirm');
    const [{ order }] = await rowsIn(page, 'to_confirm');
    const keys = [];
    await page.raw.route(/\/orders\/\d+\/confirm$/, async (route) => {
        keys.push(route.request().headers()['idempotency-key']);
        if (keys.length > 1) return route.continue();
        await route.fetch(); // it is done, but the page never hears of it
        return route.abort();
    });
    await page.click('gridcell', String(order));
    await page.click('button', 'Confirm');
    await page.click('button', 'Confirm', { within: await page.see('dialog') });
    await page.see('button', 'Dispatch');
    assert.equal(keys.length, 2);
    assert.equal(keys[0], keys[1]);
    assert.equal((await orderNow(page, order)).timeline.filter((event) => event.kind === 'confirmed').length, 1);
    await page.close();
});

test('a file of trackings is checked, its refusals come back as a file and the good lines go', async () => {
    const page = await openRoute('/orders?segment=to_dispatch');
    const [good] = await rowsIn(page, 'to_dispatch');
    await page.drop('parcels.csv', `order_number,tracking_number,carrier\n${good.order},6A98765432101,Colissimo\n1,6A98765432102,Colissimo\n`);
    await page.see('dialog', 'Import trackings');
    const send = await page.see('button', 'Dispatch 1 order');
    const { name, bytes } = await page.download(() => page.click('button', /refused/i));
    assert.equal(name, 'parcels-refused.csv');
    assert.match(String(bytes), /^order_number,tracking_number,carrier,reason\r?\n1,/);
    await page.click(send);
    await page.see('button', 'Close');
    assert.equal((await orderNow(page, good.order)).tracking_number, '6A98765432101');
    await page.close();
});

test('the filtered list is exported', async () => {
    const page = await openRoute('/orders?segment=shipped');
    const { bytes } = await page.download(() => page.click('button', 'Export my orders'));
    assert.ok(String(bytes).split('\n').length > 10);
    await page.close();
});

const states = {
    'the list': ['/orders', (page) => page.see('grid', 'Orders list')],
    'the filters': ['/orders', async (page) => {
        await page.see('grid', 'Orders list');
        await page.click('button', 'Filters');
    }],
    'an opened order': ['/orders?segment=shipped', async (page) => {
        const [{ order }] = await rowsIn(page, 'shipped');
        await page.click('gridcell', String(order));
        await page.see('list', 'Timeline');
    }],
    'the refund': ['/orders?segment=shipped', async (page) => {
        const { order } = (await rowsIn(page, 'shipped')).find((row) => row.refunded === '0.00');
        await page.goto(`/orders?segment=shipped&order=${order}`);
        await page.click('button', 'Refund…');
        await page.see('dialog');
    }],
};
for (const [name, [route, reach]] of Object.entries(states)) {
    test(`axe has nothing to say about ${name} of orders`, async () => {
        const page = await openRoute(route);
        await reach(page);
        assert.deepEqual(await complaintsOf(page), []);
        await page.raw.emulateMedia({ colorScheme: 'dark' });
        await page.idle();
        assert.deepEqual(await complaintsOf(page), []);
        await page.close();
    });
}
