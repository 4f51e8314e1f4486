// The ship-from calendar, edited in the page: deadlines given from then on follow it, those given before stay.
// Must not know how business days are counted.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { shopNow } from '../contract/daemon.mjs';
import { openOrder, openOrders, orderNow, orderOnce, rowsIn } from './orders.mjs';

/// Why the days until the order's deadline count or not, as its drawer says.
async function explained(page, order) {
    await openOrder(page, 'to_dispatch', order);
    await page.told(/24 business hours end/);
    return (await page.raw.locator('#mirror [role=status]').allTextContents()).find((words) => /24 business hours/.test(words));
}

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
    const now = shopNow();
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
    // Each is explained by the calendar that gave it, by a page that saw the edit and by one that comes later.
    assert.doesNotMatch(await explained(page, first.order), /Inventory/);
    assert.match(await explained(page, second.order), /Inventory/);
    const [asked] = await Promise.all([page.raw.waitForRequest(/calendar\?version=1$/), page.goto(`/orders?order=${first.order}`).then(() => page.reload())]);
    assert.equal((await (await asked.response()).json()).closures.length, 0);
    assert.doesNotMatch(await explained(page, first.order), /Inventory/);
    assert.match(await explained(page, second.order), /Inventory/);
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

/// Adds a closure of one day to the open dialog.
async function addClosure(page, at, name) {
    await page.click('button', 'Add a closure…');
    const day = new RegExp(`\\w ${dayName(at)}$`);
    if (!await page.count('button', day)) await page.click('button', 'Next month');
    await page.click('button', day);
    await page.fill('textbox', 'Name', name);
    await page.click('button', /^Close /);
    await page.see('button', new RegExp(`^Remove .*${name}$`));
}

test('an edit elsewhere reaches an open calendar at once, and neither edit is lost', () => shop.at('/orders', async (page) => {
    const other = await shop.open({ width: 1440, height: 900, route: '/orders' });
    for (const each of [page, other]) {
        await each.click('button', 'Ship-from calendar…');
        await each.see('dialog', 'Ship-from calendar');
    }
    const now = shopNow();
    await addClosure(page, now + 20 * dayMs, 'Mine');
    await addClosure(other, now + 21 * dayMs, 'Theirs');
    await other.click('button', 'Save the calendar');
    await other.seeNoMore('dialog');
    await page.told(/The calendar was changed meanwhile/);
    await page.see('button', /^Remove .*Theirs$/);
    await page.see('button', /^Remove .*Mine$/);
    await page.click('button', 'Save the calendar');
    await page.seeNoMore('dialog');
    const names = (await page.ask('calendar')).closures.map(({ name }) => name);
    assert.deepEqual(names.filter((name) => /Mine|Theirs/.test(name)), ['Mine', 'Theirs']);
    // The other page has no edits under way: its dialog, opened anew, shows both.
    await other.click('button', 'Ship-from calendar…');
    await other.see('button', /^Remove .*Mine$/);
    assert.deepEqual(other.errors, []);
    await other.close();
}));
