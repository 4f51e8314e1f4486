// axe-core over the mirror of each state of Orders, light and dark: it finds nothing to complain of.
// Must not know how a move is decided.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openOrder, openOrders, rowsIn, tick } from './orders.mjs';

let shop;
before(async () => { shop = await openOrders(); });
after(() => shop?.close());

const inDrawer = (segment, press) => async (page) => {
    const row = (await rowsIn(page, segment)).find(({ refunded }) => refunded === '0.00');
    await openOrder(page, segment, row.order);
    if (!press) return;
    await page.click('button', press);
    await page.see('dialog');
};
const states = {
    'the list': (page) => page.see('grid', 'Orders list'),
    'the filters': async (page) => {
        await page.see('grid', 'Orders list');
        await page.click('button', 'Filters');
    },
    'an order to confirm': inDrawer('to_confirm'),
    'an order to dispatch': inDrawer('to_dispatch'),
    'a shipped order': inDrawer('shipped'),
    'the confirmation': inDrawer('to_confirm', 'Confirm'),
    'the cancellation': inDrawer('to_confirm', 'Cancel…'),
    'the refund': inDrawer('shipped', 'Refund…'),
    'the opening of after-sales': inDrawer('shipped', 'Open after-sales…'),
    'the dispatch of two': async (page) => {
        await page.goto('/orders?segment=to_dispatch');
        for (const { order } of (await rowsIn(page, 'to_dispatch')).slice(0, 2)) await tick(page, order);
        await page.click('button', 'Dispatch…');
        await page.see('dialog');
    },
    'the file of trackings': async (page) => {
        const [row] = await rowsIn(page, 'to_dispatch');
        await page.drop('parcels.csv', `order_number,tracking_number,carrier\n${row.order},6A98765432101,Colissimo\n1,x,Colissimo\n`);
        await page.see('button', 'Dispatch 1 order');
    },
};
for (const [name, reach] of Object.entries(states))
    test(`axe has nothing to say about ${name}`, () => shop.at('/orders', async (page) => {
        await reach(page);
        assert.deepEqual(await page.complaints(), []);
    }));
test('axe has nothing to say about a phone', () => shop.at('/orders', async (page) => {
    await page.see('list', 'Orders list');
    assert.deepEqual(await page.complaints(), []);
}, { width: 390, height: 844, touch: true }));
