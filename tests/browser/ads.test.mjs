// The Ads section in a real Chromium against a real daemon: sign in, list, search, filter, sort, edit, undo, import, conflict.
// What the shop holds is read from the page or from /desk/v1, never assumed. Must not know how the page is drawn.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signIn } from '../contract/daemon.mjs';
import { openShop } from './harness.mjs';

const list = ['grid', 'Ads list'];

let shop, desk;
before(async () => {
    shop = await openShop({ ads: 300 });
    desk = await signIn(shop.daemon);
});
after(async () => { await shop?.close(); });

const withPage = (options, act) => shop.withPage({ width: 1440, height: 900, ...options }, async (page) => {
    if (options.signedIn !== false) await page.see(...list);
    await act(page);
});

async function rowCount(page) {
    return Number(await (await page.see(...list)).getAttribute('aria-rowcount')) - 1;
}

/// The cell of the list's n-th shown row under that column title.
async function cell(page, row, column) {
    const header = page.find('columnheader', new RegExp(`^${column}`)).first();
    const index = await header.getAttribute('aria-colindex');
    return page.raw.locator(`#mirror [role=gridcell][aria-colindex="${index}"]`)
        .and(page.raw.locator(`[aria-rowindex="${row + 1}"]`)).first();
}
async function words(page, row, column) {
    const found = await cell(page, row, column);
    return (await found.getAttribute('aria-label')) ?? (await found.textContent());
}

/// The ads as the server has them.
async function ads() {
    const answer = await desk.request('GET', '/desk/v1/listings');
    return answer.text.trim().split('\n').slice(1).map((line) => JSON.parse(line));
}

async function patch(ad, change) {
    return desk.request('PATCH', `/desk/v1/listings/${ad.listing ?? ad.id}`, {
        headers: { 'If-Match': `"${ad.version}"`, 'Idempotency-Key': `test-${Math.random()}` },
        body: { market: ad.market, ...change } });
}

test('signing in by hand leads to the ads', () => withPage({ signedIn: false }, async (page) => {
    await page.fill('textbox', 'Email', shop.daemon.email);
    await page.fill('textbox', 'Password', 'wrong');
    await page.press('Enter');
    await page.raw.locator('#mirror [role=alert]', { hasText: /wrong/ }).waitFor({ state: 'attached' });
    await page.fill('textbox', 'Password', shop.daemon.password);
    await page.press('Enter');
    await page.see(...list);
    assert.ok(await rowCount(page) > 0);
    page.errors = page.errors.filter((error) => !/401/.test(error));
}));

test('search, segment and sort narrow the list and live in the URL', () => withPage({}, async (page) => {
    const all = await rowCount(page);
    await page.click('searchbox', 'Search ads');
    await page.type((await words(page, 1, 'Ad')).split(' ')[0].toLowerCase());
    assert.ok(await rowCount(page) <= all);
    assert.match(await page.route(), /q=/);
    const url = await page.route();
    await page.goto(url);
    assert.equal(await page.route(), url);
    await page.goto('/ads');
    await page.click('tab', /^Not best price/);
    assert.match(await page.route(), /segment=not_best_price/);
    assert.equal(await words(page, 1, 'Buybox'), 'Not best price');
    await page.click('columnheader', /^Your price/);
    assert.match(await page.route(), /sort=/);
    await page.raw.goBack();
    await page.idle();
    assert.doesNotMatch(await page.route(), /sort=/);
}));

test('a price typed into the cell moves the verdict, is saved, and is taken back', () => withPage({}, async (page) => {
    await page.goto('/ads?segment=not_best_price');
    const before = await words(page, 1, 'Your price');
    const price = (await words(page, 1, 'To win')).match(/[\d,.]+/)[0].replaceAll(',', '');
    await page.click(await cell(page, 1, 'Your price'));
    await page.type(price);
    assert.equal(await words(page, 1, 'Buybox'), 'Best price');
    await page.press('Enter');
    await page.confirmFarPrice();
    await page.see('button', 'Undo');
    await page.idle();
    const saved = (await ads()).filter((ad) => Number(ad.price) === Number(price));
    assert.ok(saved.length > 0);
    await page.click('button', 'Undo');
    assert.equal(await words(page, 1, 'Your price'), before);
}));

test('one press applies the recommended price', () => withPage({}, async (page) => {
    await page.goto('/ads?segment=not_best_price&sort=-price&market=FR');
    const sku = (await words(page, 1, 'Ad')).split(' ').at(-1);
    const advice = (await words(page, 1, 'To win')).match(/[\d,.]+/)[0].replace(',', '');
    await page.click(await cell(page, 1, 'To win'));
    await page.confirmFarPrice();
    await page.idle();
    const applied = (await ads()).find((ad) => ad.sku === sku && ad.market === 'FR');
    assert.equal(applied.price, advice);
    assert.equal(applied.standing, 'winning');
}));

test('a price that moves far is asked about, and left alone it stays in its cell', () => withPage({}, async (page) => {
    await page.goto('/ads?sort=ad');
    const typeFar = async (row) => {
        const before = await words(page, row, 'Your price');
        await page.click(await cell(page, row, 'Your price'));
        await page.press('ControlOrMeta+A');
        await page.type((Number(before.match(/[\d,]+\.\d\d/)[0].replace(',', '')) * 1.25).toFixed(2));
        await page.press('Enter');
        await page.see('dialog', /^This price moves by/);
        return before;
    };
    const left = await typeFar(1);
    await page.press('Escape');
    assert.notEqual(await words(page, 1, 'Your price'), left);
    const changed = await typeFar(2);
    await page.confirmFarPrice();
    await page.click('button', 'Undo'); // goes back without a question
    await page.idle();
    assert.equal(await words(page, 2, 'Your price'), changed);
}));

test('a change made elsewhere meanwhile is shown beside mine', () => withPage({}, async (page) => {
    await page.goto('/ads?segment=best_price&sort=ad');
    const [, sku] = (await words(page, 1, 'Ad')).match(/(\S+) · /);
    const mine = (await ads()).find((ad) => ad.sku === sku);
    let overtaken = false;
    await page.raw.route('**/desk/v1/listings/*', async (route) => {
        if (route.request().method() === 'PATCH' && !overtaken) {
            overtaken = true;
            await patch(mine, { quantity: mine.quantity + 1 });
        }
        await route.continue();
    });
    await page.click(await cell(page, 1, 'Stock'));
    await page.type(String(mine.quantity + 7));
    await page.press('Enter');
    await page.see('dialog', 'Changed by somebody else meanwhile');
    await page.click('button', 'Keep mine');
    await page.idle();
    const after = (await ads()).find((ad) => ad.sku === sku);
    assert.equal(after.quantity, mine.quantity + 7);
    page.errors = page.errors.filter((error) => !/412/.test(error));
    await page.raw.unrouteAll({ behavior: 'wait' });
}));

test('files of every kind are read, previewed, sent and reported', async (t) => {
    const known = (await ads()).filter((ad) => ad.market === 'FR').slice(0, 3);
    const line = (ad, mark, comment) => [ad.sku, String(ad.quantity + 1), `${ad.price.replace('.', mark)}`, comment];
    const file = (delimiter, mark, ending, quoted) => [['sku', 'quantity', 'price', 'comment'],
        ...known.map((ad) => line(ad, mark, quoted)), ['NO-SUCH-SKU', 'x', 'abc', '']]
        .map((cells) => cells.map((text) => /[\n",;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text).join(delimiter))
        .join(ending);
    const kinds = {
        'UTF-8 with commas': Buffer.from(file(',', '.', '\n', 'Très bon état')),
        'UTF-8 with BOM, semicolons and decimal commas': Buffer.from(`\uFEFF${file(';', ',', '\r\n', 'Déballé')}`),
        'Latin-1 and semicolons': Buffer.from(file(';', ',', '\r\n', 'Reconditionné'), 'latin1'),
        'quoted line breaks': Buffer.from(file(',', '.', '\r\n', 'Boîte\nouverte "neuve"')),
    };
    for (const [kind, bytes] of Object.entries(kinds)) {
        await t.test(kind, () => withPage({}, async (page) => {
            await page.drop('ads.csv', bytes);
            await page.see('dialog', 'Import ads');
            await page.click('button', 'Import 3 lines');
            await page.see('button', 'Download the report');
            const report = await page.download(() => page.click('button', 'Download the report'));
            assert.match(report.bytes.toString(), /NO-SUCH-SKU/);
        }));
    }
});

test('nothing is drawn while the list stands still', () => withPage({}, async (page) => {
    await page.rests();
}));
