// One order moved on in the page, each way there is: confirmed, cancelled, dispatched with its devices named, refunded in part and
// in full, after-sales opened; by mouse, the daily path by keyboard alone, over a line that loses the answer.
// Must not know how a move is decided.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chooseReason, imeiOf, openOrder, openOrders, orderNow, orderOnce, rowsIn } from './orders.mjs';

let shop;
before(async () => { shop = await openOrders(); });
after(() => shop?.close());

const isOneDevice = (row) => row.lines.length === 1 && row.lines[0].quantity === 1;

test('an order is confirmed by mouse after its consequence is said', () => shop.at('/orders?segment=to_confirm', async (page) => {
    const [{ order }] = await rowsIn(page, 'to_confirm');
    await page.click('gridcell', String(order));
    await page.see('heading', `Order ${order}`);
    await page.click('button', 'Confirm');
    const dialog = await page.see('dialog', `Confirm order ${order}?`);
    await page.click('button', 'Confirm', { within: dialog });
    await page.seeNoMore('dialog');
    await page.see('button', 'Dispatch');
    await orderOnce(page, order, (now) => now.state === 3);
}));

test('an order is confirmed and dispatched by keyboard alone', () => shop.at('/orders?segment=to_confirm', async (page) => {
    const [{ order }] = await rowsIn(page, 'to_confirm');
    await page.see('gridcell', String(order));
    await page.tabTo('gridcell', /./);
    await page.press('Home', 'Enter');
    await page.see('list', 'Timeline');
    await page.tabTo('button', 'Confirm');
    await page.press('Enter');
    await page.see('dialog', `Confirm order ${order}?`);
    await page.press('Control+Enter');
    await page.seeNoMore('dialog');
    await page.see('textbox', 'Tracking number');
    await page.tabTo('combobox', 'Carrier');
    await page.press('Enter');
    await page.see('option', /^Colissimo/);
    for (let steps = 0; steps < 99 && !/^Colissimo/.test((await page.focused())?.name); ++steps) await page.press('ArrowDown');
    await page.press('Enter');
    await page.tabTo('textbox', 'Tracking number');
    await page.type('6A123456789');
    assert.equal(await (await page.see('textbox', 'Tracking number')).getAttribute('aria-invalid'), 'true');
    await page.type('01');
    assert.notEqual(await (await page.see('textbox', 'Tracking number')).getAttribute('aria-invalid'), 'true');
    await page.tabTo('button', 'Dispatch');
    await page.press('Enter');
    const now = await orderOnce(page, order, ({ state }) => state === 9);
    assert.equal(now.tracking_number, '6A12345678901');
}));

test('an order is confirmed through the menu of its row', () => shop.at('/orders?segment=to_confirm', async (page) => {
    const [, { order }] = await rowsIn(page, 'to_confirm');
    await page.click('gridcell', String(order), { button: 'right' });
    await page.click('menuitem', 'Confirm');
    await page.click('button', 'Confirm', { within: await page.see('dialog', `Confirm order ${order}?`) });
    await page.seeNoMore('dialog');
    await orderOnce(page, order, ({ state }) => state === 3);
    await page.seeNoMore('gridcell', String(order));
}));

test('an order is cancelled with a reason and its consequence', () => shop.at('/orders?segment=to_confirm', async (page) => {
    const [{ order }] = await rowsIn(page, 'to_confirm');
    await page.click('gridcell', String(order));
    await page.click('button', 'Cancel…');
    const dialog = await page.see('dialog', `Cancel order ${order}?`);
    assert.equal(await (await page.see('button', 'Cancel the order', { within: dialog })).isDisabled(), true);
    await chooseReason(page, 'Stock mistake');
    await page.click('button', 'Cancel the order');
    await page.seeNoMore('dialog');
    await orderOnce(page, order, ({ lines }) => lines[0].state === 4);
}));

test('a scanned IMEI is checked and leaves with the parcel', () => shop.at('/orders?segment=to_dispatch', async (page) => {
    const { order } = (await rowsIn(page, 'to_dispatch')).find(isOneDevice);
    await openOrder(page, 'to_dispatch', order);
    await page.click('combobox', 'Carrier');
    await page.click('option', /^Colissimo/);
    await page.fill('textbox', 'Tracking number', '6A22345678901');
    const imei = imeiOf(order);
    await page.press('Enter'); // as a scanner ends: the next field is the next thing to scan
    assert.equal((await page.focused()).name, 'IMEI');
    await page.type(`${imei.slice(0, -1)}${(Number(imei.at(-1)) + 1) % 10}`);
    assert.equal(await (await page.see('textbox', 'IMEI')).getAttribute('aria-invalid'), 'true');
    assert.equal(await (await page.see('button', 'Dispatch')).isDisabled(), true);
    await page.press('ControlOrMeta+A');
    await page.type(imei);
    await page.press('Enter');
    assert.equal((await page.focused()).name, 'Serial number');
    await page.type('F2LXK0ABC123');
    await page.click('button', 'Dispatch');
    const { lines } = await orderOnce(page, order, ({ state }) => state === 9);
    assert.deepEqual([lines[0].imei, lines[0].serial_number ?? lines[0].serial], [imei, 'F2LXK0ABC123']);
}));

test('a shipped order is refunded in part, then the rest', () => shop.at('/orders?segment=shipped', async (page) => {
    const { order } = (await rowsIn(page, 'shipped')).find((row) => row.refunded === '0.00' && isOneDevice(row));
    await openOrder(page, 'shipped', order);
    await page.click('button', 'Refund…');
    await page.see('dialog', `Refund order ${order}`);
    await page.fill('textbox', 'Amount', '10');
    await chooseReason(page, 'Not as described');
    await page.click('button', /^Refund .*10\.00/);
    await page.seeNoMore('dialog');
    await orderOnce(page, order, ({ lines }) => lines[0].refunded_price === '10.00');
    await page.click('button', 'Refund…');
    await page.see('dialog', `Refund order ${order}`);
    await page.fill('textbox', 'Amount', '');
    await chooseReason(page, 'Not as described');
    await page.click('button', /^Refund .*\d/);
    await page.seeNoMore('dialog');
    const { lines } = await orderOnce(page, order, (now) => now.lines[0].refunded_price === now.lines[0].price);
    assert.equal(lines[0].state, 6);
    await page.seeNoMore('button', 'Refund…');
}));

test('an order that has not left is refunded in full only', () => shop.at('/orders?segment=to_dispatch', async (page) => {
    const { order } = (await rowsIn(page, 'to_dispatch')).find(isOneDevice);
    await openOrder(page, 'to_dispatch', order);
    await page.click('button', 'Refund…');
    await page.see('dialog', `Refund order ${order}`);
    assert.equal(await (await page.see('textbox', 'Amount')).isDisabled(), true);
    await chooseReason(page, 'Stock mistake');
    await page.click('button', /^Refund .*\d/);
    await page.seeNoMore('dialog');
    await orderOnce(page, order, ({ lines }) => lines[0].state === 5);
}));

test('after-sales is opened with a message, and the order is in its segment', () => shop.at('/orders?segment=shipped', async (page) => {
    const { order } = (await rowsIn(page, 'shipped')).find((row) => row.refunded === '0.00');
    await openOrder(page, 'shipped', order);
    await page.click('button', 'Open after-sales…');
    const dialog = await page.see('dialog', `Open after-sales for order ${order}`);
    assert.equal(await (await page.see('button', 'Open after-sales', { within: dialog })).isDisabled(), true);
    await page.fill('textbox', /^Message/, 'Your parcel is late, we look into it');
    await page.click('button', 'Open after-sales', { within: dialog });
    await page.seeNoMore('dialog');
    await orderOnce(page, order, ({ timeline }) => timeline.some(({ kind }) => kind === 'ticket_opened'));
    assert.ok((await rowsIn(page, 'after_sales')).some((row) => row.order === order));
}));

test('a lost answer is asked for again with the same key: one effect', () => shop.at('/orders?segment=to_confirm', async (page) => {
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
    page.errors.length = 0; // the browser tells of the line that broke
}));

test('a move that somebody else was faster with says so and shows how the order stands', () => shop.at('/orders?segment=to_confirm', async (page) => {
    const [{ order }] = await rowsIn(page, 'to_confirm');
    await openOrder(page, 'to_confirm', order);
    await page.raw.route(/\/orders\/\d+\/confirm$/, async (route) => {
        const { version } = await orderNow(page, order);
        await page.raw.context().request.post(`${page.url}/desk/v1/orders/${order}/confirm`, { data: JSON.parse(route.request().postData()),
            headers: { 'Idempotency-Key': `other-${order}-confirmed`, 'If-Match': `"${version}"`, Origin: page.url, 'Sec-Fetch-Site': 'same-origin' } });
        await route.continue();
    });
    await page.click('button', 'Confirm');
    await page.click('button', 'Confirm', { within: await page.see('dialog') });
    await page.see('button', 'Dispatch');
    await page.told(new RegExp(`${order}`));
    page.errors.length = 0; // a 412 is an error to the browser's console
}));
