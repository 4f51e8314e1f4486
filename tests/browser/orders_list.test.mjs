// The list of orders in the page: it shows what waits, rests between two minutes, is filtered by dates and words, and does one
// thing to many orders at once. Must not know how a move is decided.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { chooseReason, openOrders, orderOnce, rowsIn, tick } from './orders.mjs';

let shop;
before(async () => { shop = await openOrders(); });
after(() => shop?.close());

const shown = (page) => page.find('gridcell', /^\d{6}$/).allTextContents();

test('the list shows what waits with its countdown, and rests', () => shop.at('/orders', async (page) => {
    await page.see('grid', 'Orders list');
    assert.equal(await page.raw.title(), 'Orders - Stallkeeper');
    const [first] = await rowsIn(page, 'all');
    await page.see('gridcell', String(first.order));
    await page.rests();
    await page.click('tab', 'To confirm');
    assert.match(await page.route(), /segment=to_confirm/);
    await page.see('gridcell', /\d (h|min)( \d\d min)? left$/);
    await page.rests();
}));

test('a countdown moves on at the full minute by itself', () => shop.at('/orders?segment=to_confirm', async (page) => {
    const cell = page.find('gridcell', /\d min left$/).first();
    await cell.waitFor({ state: 'attached' });
    const before = await cell.textContent();
    await page.raw.waitForFunction((text) => [...document.querySelectorAll('#mirror [role=gridcell]')]
        .filter((one) => (one.getAttribute('aria-label') ?? one.textContent) === text).length === 0, before, { timeout: 90_000 });
}));

test('the totals say their currency', () => shop.at('/orders', async (page) => {
    const row = (await rowsIn(page, 'all')).find(({ currency }) => currency !== 'EUR');
    await page.goto(`/orders?number=${row.order}`);
    await page.see('gridcell', row.currency === 'GBP' ? /^£/ : new RegExp(`^${row.currency}`));
}));

test('a range of days is chosen in the month and narrows the list', () => shop.at('/orders', async (page) => {
    await page.click('button', 'Filters');
    await page.click('button', 'Last 7 days');
    assert.match(await page.route(), /from=\d{4}-\d\d-\d\d&until=\d{4}-\d\d-\d\d/);
    const days = page.find('button', /^\w+ 1[0-2] \w+ \d{4}$/);
    await page.click(days.nth(0));
    await page.click(days.nth(2));
    const [, from, until] = (await page.route()).match(/from=(\S{10})&until=(\S{10})/);
    assert.equal(Date.parse(until) - Date.parse(from), 2 * 86_400_000);
    await page.click('button', 'Done');
    for (const { created_at: at } of (await page.ask(`orders?segment=all&from=${Date.parse(from)}&limit=5`)).rows) assert.ok(at >= Date.parse(from) - 7_200_000);
    await page.click('button', /^Remove/);
    assert.doesNotMatch(await page.route(), /from=/);
}));

test('each filter of the panel narrows the list and is said by the address', () => shop.at('/orders', async (page) => {
    const row = (await rowsIn(page, 'shipped'))[2];
    const [{ sku }] = row.lines;
    const choose = (name, option) => async () => {
        await page.click('combobox', name);
        await page.click('option', option);
    };
    for (const [press, asked] of [
        [() => page.fill('spinbutton', 'Order number', String(row.order)), `number=${row.order}`],
        [() => page.fill('textbox', 'SKU', sku), `sku=${sku}`],
        [() => page.fill('textbox', 'Customer', row.customer), `customer=${encodeURIComponent(row.customer)}`],
        [choose('Status', 'Done'), 'state=9'],
        [choose('Country', new Intl.DisplayNames('en', { type: 'region' }).of(row.country)), `country=${row.country}`],
    ]) {
        await page.click('button', 'Filters');
        const done = await (await page.see('button', 'Done')).boundingBox();
        await page.raw.mouse.move(done.x, done.y - 200); // the fields stand below the month
        await page.raw.mouse.wheel(0, 900);
        await page.idle();
        await press();
        await page.click('button', 'Done');
        await page.seeNoMore('button', 'Done');
        assert.ok((await page.route()).includes(asked), `${await page.route()} says ${asked}`);
        const { rows } = await page.ask(`orders?segment=all&${asked}&limit=100`);
        const wanted = new Set(rows.map(({ order }) => String(order)));
        assert.ok(wanted.size > 0, asked);
        await page.see('gridcell', String(rows[0].order));
        await page.idle();
        const listed = await shown(page);
        assert.ok(listed.length > 0 && listed.every((order) => wanted.has(order)), `${asked}: ${listed}`);
        await page.click('button', /^Remove/);
        await page.idle();
        assert.equal(await page.route(), '/orders');
    }
}));

test('the search finds an order by its number, its customer and its SKU', () => shop.at('/orders', async (page) => {
    const row = (await rowsIn(page, 'shipped'))[3];
    for (const [typed, holds] of [[String(row.order), (all) => all.length === 1 && all[0] === String(row.order)],
        [row.customer, (all) => all.includes(String(row.order))], [row.lines[0].sku, (all) => all.includes(String(row.order))]]) {
        await page.fill('searchbox', /./, typed);
        await page.see('gridcell', String(row.order));
        await page.idle();
        assert.ok(holds(await shown(page)), typed);
    }
}));

test('a filtered question is kept under a name over a reload and chosen again', () => shop.at('/orders?segment=shipped', async (page) => {
    const { country } = (await rowsIn(page, 'shipped'))[0];
    await page.goto(`/orders?segment=shipped&country=${country}`);
    await page.click('button', 'Views');
    await page.fill('textbox', 'Name of the view', 'Sent there');
    await page.click('button', 'Save this view');
    await page.see('button', 'Sent there');
    await page.press('Escape');
    await page.goto('/orders?segment=to_confirm');
    await page.reload();
    assert.doesNotMatch(await page.route(), /country=/);
    await page.click('button', 'Views');
    await page.click('button', 'Sent there');
    assert.match(await page.route(), /segment=shipped/);
    assert.match(await page.route(), new RegExp(`country=${country}`));
    const { rows } = await page.ask(`orders?segment=shipped&country=${country}&limit=200`);
    await page.see('gridcell', String(rows[0].order));
    const listed = new Set(rows.map(({ order }) => String(order)));
    assert.ok((await shown(page)).every((order) => listed.has(order)));
    await page.click('button', 'Views');
    await page.click('button', 'Forget view Sent there');
    await page.seeNoMore('button', 'Sent there');
}));

test('the palette finds orders that there are, by number and by customer', () => shop.at('/ads', async (page) => {
    const order = (await rowsIn(page, 'shipped'))[0];
    await page.press('Control+k');
    await page.type(String(order.order));
    const found = await page.see('option', `Order ${order.order}`);
    assert.equal(await found.getAttribute('aria-description'), `${order.customer} · Done`);
    await page.press('Control+A');
    await page.type('99999999');
    assert.equal(await page.count('option'), 0);
    await page.press('Control+A');
    const family = order.customer.split(' ').at(-1);
    await page.type(family);
    const all = await page.ask(`orders?customer=${encodeURIComponent(family)}&limit=200`);
    await page.see('option', `Order ${all.rows[0].order}`);
    if (all.rows.length > 5) await page.click('option', `Orders: ${family}`);
    else await page.click('option', `Order ${all.rows[0].order}`);
    await page.seeNoMore('dialog');
    await page.see('gridcell', String(all.rows[0].order));
}));

test('a phone has its way to the palette', () => shop.at('/orders', async (page) => {
    const [order] = await rowsIn(page, 'all');
    const box = await (await page.see('button', 'Search ads, orders and actions…')).boundingBox();
    assert.ok(box.width >= 44 && box.height >= 44, JSON.stringify(box));
    await page.click('button', 'Search ads, orders and actions…');
    await page.see('dialog', 'Command palette');
    await page.type(String(order.order));
    await page.click('option', `Order ${order.order}`);
    await page.see('heading', `Order ${order.order}`);
}, { width: 390, height: 844, touch: true }));

test('a column that is hidden stays hidden over a reload and comes back', () => shop.at('/orders', async (page) => {
    await page.see('columnheader', 'Customer');
    await page.click('button', 'Columns');
    await page.click('checkbox', 'Customer');
    await page.seeNoMore('columnheader', 'Customer');
    await page.reload();
    await page.see('columnheader', 'Total');
    assert.equal(await page.count('columnheader', 'Customer'), 0);
    await page.click('button', 'Columns');
    assert.equal(await (await page.see('checkbox', 'Customer')).getAttribute('aria-checked'), 'false');
    await page.click('checkbox', 'Customer');
    await page.see('columnheader', 'Customer');
}));

test('three ticked orders are cancelled with one reason', () => shop.at('/orders?segment=to_confirm', async (page) => {
    // Not the first, whose time may run out, and not the last, which may be below the window.
    const chosen = (await rowsIn(page, 'to_confirm')).slice(3, 6).map(({ order }) => order);
    for (const order of chosen) await tick(page, order);
    await page.click('button', 'Cancel…');
    await page.see('dialog', 'Cancel 3 orders?');
    await chooseReason(page, 'Stock mistake');
    await page.click('button', 'Cancel 3 orders');
    await page.seeNoMore('dialog');
    for (const order of chosen) await orderOnce(page, order, (now) => now.lines.every((line) => line.state === 4));
}));

test('two ticked orders leave with a number each', () => shop.at('/orders?segment=to_dispatch', async (page) => {
    const chosen = (await rowsIn(page, 'to_dispatch')).slice(0, 2).map(({ order }) => order);
    for (const order of chosen) await tick(page, order);
    await page.click('button', 'Dispatch…');
    await page.see('dialog', 'Dispatch 2 orders');
    await page.click('combobox', 'Carrier');
    await page.click('option', /^Colissimo/);
    for (const [at, order] of chosen.entries()) await page.fill('textbox', new RegExp(`${order}`), `6A1000000000${at}`);
    await page.click('button', 'Dispatch 2');
    await page.seeNoMore('dialog');
    for (const [at, order] of chosen.entries())
        await orderOnce(page, order, (now) => now.state === 9 && now.tracking_number === `6A1000000000${at}`);
}));

test('everything that waits is confirmed in one press and a question', () => shop.at('/orders?segment=to_confirm', async (page) => {
    const waiting = (await rowsIn(page, 'to_confirm')).map(({ order }) => order);
    assert.ok(waiting.length > 5);
    await page.click('button', `Confirm ${waiting.length}`);
    const dialog = await page.see('dialog', `Confirm ${waiting.length} orders?`);
    await page.click('button', `Confirm ${waiting.length}`, { within: dialog });
    await page.seeNoMore('dialog');
    for (const order of waiting) await orderOnce(page, order, (now) => now.state === 3);
    assert.equal((await page.ask('orders?segment=to_confirm&limit=1')).counts?.to_confirm ?? 0, 0);
}));
