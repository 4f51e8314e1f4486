// The files of Orders in the page: tracking numbers in, the list of orders out, and an order's papers.
// Must not know how a line is judged.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { after, before, test } from 'node:test';
import { openOrder, openOrders, orderOnce, rowsIn } from './orders.mjs';

let shop;
before(async () => { shop = await openOrders(); });
after(() => shop?.close());

const head = 'order_number,tracking_number,carrier';

test('a file of trackings is checked, its refusals come back as a file and the good lines go', () => shop.at('/orders?segment=to_dispatch', async (page) => {
    const [good, wrong] = await rowsIn(page, 'to_dispatch');
    await page.drop('parcels.csv', `${head}\n${good.order},6A98765432101,Colissimo\n${wrong.order},6A98,Colissimo\n1,6A98765432102,Colissimo\n`);
    await page.see('dialog', 'Import trackings');
    const send = await page.see('button', 'Dispatch 1 order');
    await page.see('gridcell', 'There is no order with the number 1');
    const { name, bytes } = await page.download(() => page.click('button', 'Download the refused lines'));
    assert.equal(name, 'parcels-refused.csv');
    const lines = String(bytes).trim().split(/\r?\n/); // trim takes the byte order mark along
    assert.equal(bytes.subarray(0, 3).toString('hex'), 'efbbbf');
    assert.equal(lines[0], `${head},reason`);
    assert.deepEqual(lines.slice(1).map((line) => line.split(',')[0]).sort(), ['1', String(wrong.order)]);
    await page.click(send);
    await page.see('button', 'Close');
    await orderOnce(page, good.order, (now) => now.tracking_number === '6A98765432101');
    await orderOnce(page, wrong.order, (now) => now.state === 3);
}));

test('a file whose columns are not known says which is missing and lets them be mapped', () => shop.at('/orders?segment=to_dispatch', async (page) => {
    await page.drop('stock.csv', 'sku,quantity\nIP13,2\n');
    const dialog = await page.see('dialog', 'Import trackings');
    await page.told(/order_number|column/i);
    await page.see('combobox', 'Column quantity');
    await page.click('button', 'Cancel', { within: dialog });
    await page.seeNoMore('dialog');
}));

test('the filtered list is exported, nothing else', () => shop.at('/orders?segment=shipped', async (page) => {
    const row = (await rowsIn(page, 'shipped'))[0];
    await page.goto(`/orders?segment=shipped&country=${row.country}&sku=${encodeURIComponent(row.lines[0].sku)}`);
    await page.see('gridcell', String(row.order));
    const { bytes } = await page.download(() => page.click('button', 'Export my orders'));
    const lines = String(bytes).trim().split(/\r?\n/);
    const listed = (await page.ask(`orders?segment=shipped&country=${row.country}&sku=${encodeURIComponent(row.lines[0].sku)}&limit=200`)).rows;
    const found = new Set(lines.slice(1).map((line) => line.split(/[;,]/)[0].replaceAll('"', '')));
    assert.deepEqual(found, new Set(listed.map(({ order }) => String(order))));
}));

/// What the tab is given that a press opens: { type, bytes }. The browser would make a download or a viewer of it.
async function openedBy(page, name, press) {
    let given;
    await page.raw.context().route(`**/${name}`, async (route) => {
        const answer = await route.fetch();
        given = { type: answer.headers()['content-type'], bytes: await answer.body() };
        await route.fulfill({ status: 200, contentType: 'text/plain', body: 'a paper' });
    });
    const [tab] = await Promise.all([page.raw.context().waitForEvent('page'), press()]);
    await tab.waitForLoadState();
    await tab.close();
    return given;
}

test('the packing slip and the delivery note open as PDF with what is in the order', () => shop.at('/orders', async (page) => {
    const { order } = (await rowsIn(page, 'shipped'))[2];
    await openOrder(page, 'shipped', order);
    await page.wheel('heading', 'Content', 500); // they stand below the fold
    const { lines } = await page.ask(`orders/${order}`);
    for (const [label, name] of [['Packing slip', 'packing-slip.pdf'], ['Delivery note', 'delivery-note.pdf']]) {
        const { type, bytes } = await openedBy(page, name, () => page.click('button', label));
        assert.equal(type, 'application/pdf', label);
        assert.equal(bytes.subarray(0, 5).toString('latin1'), '%PDF-', label);
        const text = spawnSync('pdftotext', ['-layout', '-enc', 'UTF-8', '-', '-'], { input: bytes, encoding: 'utf8' });
        assert.equal(text.status, 0, text.error?.message ?? text.stderr);
        for (const wanted of [String(order), lines[0].sku]) assert.ok(text.stdout.includes(wanted), `${label}: ${wanted}\n${text.stdout}`);
    }
    await page.see('heading', `Order ${order}`); // the page itself stays
}));
