// The list's table under the hand: columns dragged and widened, rows chosen with Shift and Ctrl, rows copied for a
// spreadsheet, the phone's way to files. Must not know the ads.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openShop } from './harness.mjs';

const list = ['grid', 'Ads list'];
let shop;
before(async () => { shop = await openShop({ ads: 60 }); });
after(() => shop?.close());

const withPage = (options, act) => shop.withPage({ width: 1440, height: 900, route: '/ads?market=FR', ...options }, act);
const titles = (page) => page.find('columnheader').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent));
const header = (page, title) => page.find('columnheader', new RegExp(`^${title}`)).first();
const rowCell = (page, row) => page.raw.locator(`#mirror [role=gridcell][aria-colindex="1"][aria-rowindex="${row + 1}"]`);
const selected = (page) => page.raw.locator('#mirror [role=row][aria-selected=true]').count();

/// Presses at one point, moves in steps as a hand does, lets go at the other.
async function drag(page, from, to) {
    await page.raw.mouse.move(from.x, from.y);
    await page.idle();
    await page.raw.mouse.down();
    await page.idle();
    for (let step = 1; step <= 6; ++step) {
        await page.raw.mouse.move(from.x + (to.x - from.x) * step / 6, from.y + (to.y - from.y) * step / 6);
        await page.idle();
    }
    await page.raw.mouse.up();
    await page.idle();
}

test('a title dragged over another takes its place, and a reload keeps it', () => withPage({}, async (page) => {
    await page.see(...list);
    const before = await titles(page);
    const [moved, target] = [before[before.length - 2], before[before.length - 3]];
    const from = await header(page, moved).boundingBox(), to = await header(page, target).boundingBox();
    await drag(page, { x: from.x + from.width / 2, y: from.y + 12 }, { x: to.x + 8, y: to.y + 12 });
    const after = await titles(page);
    assert.ok(after.indexOf(moved) < after.indexOf(target), after.join());
    await page.reload();
    await page.see(...list);
    assert.deepEqual(await titles(page), after);
}));

test('an edge dragged makes the column wider', () => withPage({}, async (page) => {
    await page.see(...list);
    const title = (await titles(page))[2];
    const before = await header(page, title).boundingBox();
    await drag(page, { x: before.x + before.width, y: before.y + 12 }, { x: before.x + before.width + 60, y: before.y + 12 });
    const after = await header(page, title).boundingBox();
    assert.ok(Math.abs(after.width - before.width - 60) <= 4, `${before.width} to ${after.width}`);
}));

test('Ctrl adds single rows, Shift a stretch, and Ctrl+C takes them along as text and as a table', () => withPage({}, async (page) => {
    await page.see(...list);
    await page.click(rowCell(page, 1), undefined, { modifiers: ['Control'] });
    await page.click(rowCell(page, 3), undefined, { modifiers: ['Control'] });
    assert.equal(await selected(page), 2);
    await page.click(rowCell(page, 6), undefined, { modifiers: ['Shift'] });
    assert.equal(await selected(page), 4);
    await page.raw.evaluate(() => document.addEventListener('copy', (event) => {
        window.copied = [event.clipboardData.getData('text/plain'), event.clipboardData.getData('text/html')];
    }));
    await page.press('Control+c');
    const [text, html] = await page.raw.evaluate(() => window.copied);
    assert.equal(text.trim().split('\n').length, 5); // with the titles
    assert.ok(text.includes('\t'));
    assert.equal(html.match(/<tr>/g).length, 5);
}));

test('a phone has its way to import and export', () => withPage({ width: 390, height: 800 }, async (page) => {
    await page.see('list', 'Ads list');
    await page.click('button', 'Import and export');
    const file = await page.download(() => page.click('menuitem', 'Export'));
    assert.match(file.bytes.toString(), /sku/);
    await page.click('button', 'Import and export');
    await page.choose(() => page.click('menuitem', /^Import/), 'ads.csv', 'sku,quantity\nNO-SUCH-SKU,1\n');
    await page.see('dialog', 'Import ads');
}));

test('a very small window stands still too', () => withPage({ width: 500, height: 193 }, async (page) => {
    await page.rests();
}));
