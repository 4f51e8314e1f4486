// Each language that the page speaks: taken from the browser, written in its own way, changed by the menu, kept. Must
// not know the texts themselves.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { openShop } from './harness.mjs';

const tags = ['en', 'fr', 'de', 'es', 'it'];
const texts = Object.fromEntries(tags.map((tag) => [tag, JSON.parse(readFileSync(new URL(`../../assets/texts/${tag}.json`, import.meta.url)))]));
const say = (tag, key) => texts[tag][key];
const amounts = { en: /^€[\d,]+\.\d\d$/, fr: /^[\d\s]+,\d\d\s€$/, de: /^[\d.]+,\d\d\s€$/, es: /^[\d.]+,\d\d\s€$/, it: /^[\d.]+,\d\d\s€$/ };

let shop;
before(async () => { shop = await openShop({ ads: 60 }); });
after(() => shop?.close());

for (const tag of tags)
    test(`a browser that speaks ${tag} gets the page in it`, async () => {
        const page = await shop.open({ language: `${tag}-CH` });
        await page.see('heading', say(tag, 'ads.title'));
        assert.equal(await page.raw.evaluate(() => document.documentElement.lang), tag);
        assert.equal(await page.raw.title(), say(tag, 'title.ads'));
        await page.goto('/orders?segment=all');
        await page.see('gridcell', amounts[tag]);
        await page.goto('/ads/create?sheet=new');
        await page.see('combobox', say(tag, 'sheet.category'));
        assert.deepEqual(page.errors, []);
        await page.close();
    });

test('what cannot start says so in the language of the browser', async () => {
    for (const tag of tags) {
        const context = await shop.browser.newContext({ locale: tag });
        const page = await context.newPage();
        await page.route('**/stallkeeper.*.wasm', (route) => route.abort());
        await page.goto(shop.daemon.url);
        await page.getByRole('heading', { name: say(tag, 'trouble.title') }).waitFor();
        await page.getByText(say(tag, 'trouble.network')).waitFor();
        await page.getByRole('button', { name: say(tag, 'trouble.again') }).waitFor();
        await context.close();
    }
});

test('the menu changes the language at once and for the next visit', async () => {
    const page = await shop.open();
    await page.click('button', say('en', 'header.language'));
    await page.click('menuitemradio', 'Deutsch');
    await page.see('button', say('de', 'header.language'));
    await page.goto('/orders');
    await page.reload();
    await page.see('tab', new RegExp(`^${say('de', 'orders.segment.to_confirm')}`));
    await page.click('button', say('de', 'header.language'));
    assert.equal(await (await page.see('menuitemradio', 'Deutsch')).getAttribute('aria-checked'), 'true');
    assert.equal(await (await page.see('menuitemradio', 'English')).getAttribute('aria-checked'), 'false');
    await page.click('menuitemradio', 'English');
    await page.see('button', say('en', 'header.language'));
    assert.deepEqual(page.errors, []);
    await page.close();
});
