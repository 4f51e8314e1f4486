// The whole slice by keyboard alone: no mouse is moved in this file but where a column's edge is dragged.
// Must not know how the page is drawn.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signIn } from '../contract/daemon.mjs';
import { openShop } from './harness.mjs';

const list = ['grid', 'Ads list'];
let shop, desk;
before(async () => {
    shop = await openShop({ ads: 80 });
    desk = await signIn(shop.daemon);
});
after(() => shop?.close());

const withPage = (options, act) => shop.withPage({ width: 1440, height: 900, ...options }, act);
async function ads() {
    const answer = await desk.request('GET', '/desk/v1/listings');
    return answer.text.trim().split('\n').slice(1).map((line) => JSON.parse(line));
}
async function goToCell(page, title) {
    const wanted = Number(await page.find('columnheader', new RegExp(`^${title}`)).first().getAttribute('aria-colindex'));
    for (let steps = 0; steps < 20; ++steps) {
        const now = await page.focused();
        if (now?.role !== 'gridcell') throw new Error(`not in the grid but on ${now?.role} ${now?.name}`);
        if (now.column === wanted) return now;
        await page.press(now.column < wanted ? 'ArrowRight' : 'ArrowLeft');
    }
    throw new Error(`no way to ${title}`);
}

test('the sign-in page: every control is reached by Tab, and one signs in', () => withPage({ signedIn: false }, async (page) => {
    await page.tabTo('textbox', /^Email/);
    const names = [];
    await page.raw.evaluate(() => window.addEventListener('keydown', (event) => { window.taken = event.defaultPrevented; }));
    for (let steps = 0; steps < 20; ++steps) {
        await page.press('Tab');
        if (!await page.raw.evaluate(() => window.taken)) break;
        names.push((await page.focused())?.name);
    }
    assert.deepEqual(names, ['Password', 'Show the password', 'Sign in', 'English', 'Switch to the dark theme']);
    await page.tabTo('textbox', /^Email/);
    await page.type(shop.daemon.email);
    await page.press('Tab');
    await page.type(shop.daemon.password);
    await page.press('Enter');
    await page.see(...list);
}));

test('search, filter and segments', () => withPage({}, async (page) => {
    await page.see(...list);
    await page.type('/');
    await page.type('iphone');
    assert.match(await page.route(), /q=iphone/);
    await page.press('Escape');
    await page.tabTo('button', /^Filters/);
    await page.press('Enter');
    await page.tabTo('checkbox', /./);
    await page.press('Space');
    assert.match(await page.route(), /\w+=/);
    await page.press('Escape');
    await page.tabTo('tab', /^Not best price/, 'Shift+Tab');
    await page.press('Enter');
    assert.match(await page.route(), /segment=not_best_price/);
}));

test('the table: move, edit with Enter and Tab between the cells, apply, undo', () => withPage({ route: '/ads?segment=not_best_price&market=FR' }, async (page) => {
    await page.see(...list);
    await page.tabTo('gridcell', /./);
    await page.press('ArrowDown', 'ArrowDown', 'ArrowUp');
    const at = await goToCell(page, 'Stock');
    const before = at.name;
    await page.press('Enter');
    assert.equal((await page.focused()).role, 'textbox');
    await page.press('Control+A');
    await page.type('41');
    await page.press('Tab');
    const next = await page.focused();
    assert.equal(next.role, 'textbox');
    assert.notEqual(next.name, 'Stock');
    await page.press('Escape');
    await page.idle();
    assert.ok((await ads()).some((ad) => ad.quantity === 41));
    await page.press('Control+z');
    await page.idle();
    assert.equal((await goToCell(page, 'Stock')).name, before);
    await goToCell(page, 'To win');
    const count = (await ads()).filter((ad) => ad.standing === 'winning').length;
    await page.press('Enter');
    await page.idle();
    if (await page.count('dialog', /^This price moves by/)) await page.press('Control+Enter');
    await page.idle();
    assert.ok((await ads()).filter((ad) => ad.standing === 'winning').length > count);
}));

test('the drawer, its slider, and Escape', () => withPage({ route: '/ads?market=FR' }, async (page) => {
    await page.see(...list);
    await page.tabTo('gridcell', /./);
    await goToCell(page, 'Ad');
    await page.press('Enter');
    await page.see('slider');
    await page.tabTo('slider', /./);
    const value = () => page.find('slider').first().evaluate((one) => one.getAttribute('aria-valuetext') ?? one.value);
    const before = await value();
    await page.press('ArrowRight', 'ArrowRight');
    assert.notEqual(await value(), before);
    await page.press('Escape', 'Escape');
    await page.seeNoMore('slider');
}));

test('the palette runs a command, the shortcuts are listed, and Escape closes each', () => withPage({}, async (page) => {
    await page.see(...list);
    await page.press('Control+k');
    await page.see('dialog');
    await page.type('dark');
    await page.press('Enter');
    await page.seeNoMore('dialog');
    assert.equal(await page.raw.evaluate(() => document.documentElement.dataset.scheme), 'dark');
    await page.type('?');
    await page.see('dialog', 'Keyboard shortcuts');
    await page.press('Escape');
    await page.seeNoMore('dialog');
}));

test('the palette leads to bulk edits, the saved rules and the deeds of orders', () => withPage({}, async (page) => {
    const run = async (words) => {
        await page.press('Control+k');
        await page.see('dialog', 'Command palette');
        await page.type(words);
        await page.press('Enter');
    };
    await page.see(...list);
    await run('saved rules');
    await page.see('dialog', 'Reprice');
    assert.equal(await (await page.see('tab', /^Saved rules/)).getAttribute('aria-selected'), 'true');
    await page.press('Escape');
    await page.seeNoMore('dialog');
    await run('calendar');
    await page.see('dialog', 'Ship-from calendar');
    assert.match(await page.route(), /^\/orders/);
    await page.press('Escape');
    await page.seeNoMore('dialog');
    await page.choose(() => run('my trackings'), 'trackings.csv', 'number,tracking_number\n');
    await page.see('dialog', /trackings/i);
    await page.press('Escape');
    await page.seeNoMore('dialog');
    await run('bulk edit');
    await page.see('dialog', 'Bulk edit');
    assert.match(await page.route(), /^\/ads/);
}));

test('a file is imported', () => withPage({}, async (page) => {
    await page.see(...list);
    const ad = (await ads()).find((one) => one.market === 'FR');
    await page.tabTo('button', /^Import/);
    await page.choose(() => page.press('Enter'), 'ads.csv', `sku,quantity\n${ad.sku},${ad.quantity + 2}\n`);
    await page.see('dialog', 'Import ads');
    await page.tabTo('button', /^Import 1 line/);
    await page.press('Enter');
    await page.see('button', 'Download the report');
    await page.press('Escape');
    await page.seeNoMore('dialog');
    assert.equal((await ads()).find((one) => one.sku === ad.sku && one.market === 'FR').quantity, ad.quantity + 2);
}));

test('Tab leaves the canvas at its end', () => withPage({}, async (page) => {
    await page.see(...list);
    await page.raw.evaluate(() => window.addEventListener('keydown', (event) => { window.taken = event.defaultPrevented; }));
    let steps = 0;
    do await page.press('Tab');
    while (await page.raw.evaluate(() => window.taken) && ++steps < 80);
    assert.ok(steps > 5 && steps < 80, `left after ${steps} steps`);
}));
