// Both files of Orders in the page: tracking numbers in, the list of orders out.
// Must not know how a line is judged.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openOrders, orderOnce, rowsIn } from './orders.mjs';

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
    const lines = String(bytes).trim().split(/\r?\n/);
    assert.equal(lines[0], `${head},reason`);
    assert.deepEqual(lines.slice(1).map((line) => line.split(',')[0]).sort(), ['1', String(wrong.order)]);
    await page.click(send);
    await page.see('button', 'Close');
    await orderOnce(page, good.order, (now) => now.tracking_number === '6A98765432101');
    await orderOnce(page, wrong.order, (now) => now.state === 3);
}));

test('a file that is no list of trackings is refused with what it should hold', () => shop.at('/orders?segment=to_dispatch', async (page) => {
    await page.drop('stock.csv', 'sku,quantity\nIP13,2\n');
    const dialog = await page.see('dialog', 'Import trackings');
    await page.told(/order_number|column/i);
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
