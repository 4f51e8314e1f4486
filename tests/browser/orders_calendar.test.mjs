// The ship-from calendar, edited in the page: deadlines given from then on follow it, those given before stay.
// Must not know how business days are counted.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openOrder, openOrders, orderNow, orderOnce, rowsIn } from './orders.mjs';

let shop;
before(async () => { shop = await openOrders(); });
after(() => shop?.close());

const dayMs = 86_400_000;
const inParis = (at, options) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Paris', ...options }).format(at);
const dayName = (at) => inParis(at, { day: 'numeric', month: 'long', year: 'numeric' });

async function confirm(page, order) {
    await openOrder(page, 'to_confirm', order);
    await page.click('button', 'Confirm');
    await page.click('button', 'Confirm', { within: await page.see('dialog') });
    return orderOnce(page, order, ({ state }) => state === 3);
}

test('a closure moves the deadlines given after it and no other', () => shop.at('/orders?segment=to_confirm', async (page) => {
    const [first, second] = await rowsIn(page, 'to_confirm');
    const old = await confirm(page, first.order);
    await page.click('button', 'Ship-from calendar…');
    const dialog = await page.see('dialog', 'Ship-from calendar');
    assert.equal(await (await page.see('button', 'Save the calendar', { within: dialog })).isDisabled(), true);
    await page.click('button', 'Add a closure…');
    const now = Date.now();
    await page.click('button', new RegExp(`\\w ${dayName(now + dayMs)}$`));
    await page.click('button', new RegExp(`\\w ${dayName(now + 7 * dayMs)}$`));
    await page.fill('textbox', 'Name', 'Inventory');
    await page.click('button', /^Close /);
    await page.see('button', /^Remove .*Inventory$/);
    await page.click('button', 'Save the calendar');
    await page.seeNoMore('dialog');
    const { closures } = await page.ask('calendar');
    assert.deepEqual(closures.map(({ name }) => name), ['Inventory']);
    const moved = await confirm(page, second.order);
    assert.ok(moved.dispatch_by >= now + 7 * dayMs, `${moved.dispatch_by}`);
    assert.equal((await orderNow(page, first.order)).dispatch_by, old.dispatch_by);
    await page.goto(`/orders?segment=to_dispatch&number=${second.order}`);
    await page.see('gridcell', /^\d+ d \d+ h left$/);
}));

test('a region with holidays of its own is chosen and kept', () => shop.at('/orders', async (page) => {
    await page.click('button', 'Ship-from calendar…');
    await page.see('dialog', 'Ship-from calendar');
    await page.click('combobox', 'Region with holidays of its own');
    const regions = await page.names('option');
    assert.ok(regions.length > 1, regions.join());
    await page.click('option', regions[1]);
    await page.click('button', 'Save the calendar');
    await page.seeNoMore('dialog');
    assert.notEqual((await page.ask('calendar')).region, '');
    await page.reload();
    await page.click('button', 'Ship-from calendar…');
    const region = await page.see('combobox', 'Region with holidays of its own');
    assert.equal(await region.getAttribute('aria-valuetext') ?? await region.textContent(), regions[1]);
}));
