// Many ads at once in a real Chromium against a real daemon: a bulk edit previewed, applied and undone, a repricing rule
// stopped by its guard, a rule saved and switched. What the shop holds is read from /desk/v1. Must not know how it is drawn.
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

const withPage = (options, act) => shop.withPage({ width: 1440, height: 900, ...options }, act);

/// The ads as the server has them, by listing.
async function prices(market = 'FR') {
    const answer = await desk.request('GET', '/desk/v1/listings');
    const ads = answer.text.trim().split('\n').slice(1).map((line) => JSON.parse(line)).filter((ad) => ad.market === market);
    return new Map(ads.map((ad) => [ad.listing, ad.price]));
}
function moved(before, after) { return [...before].filter(([listing, price]) => after.get(listing) !== price).length; }

async function choose(page, select, option) {
    await page.click('combobox', select);
    await page.click('option', option);
}
/// How many ads the preview says will change.
async function changes(page) {
    const name = await (await page.see('button', /^Change /)).evaluate((one) => one.getAttribute('aria-label') ?? one.textContent);
    return Number(name.replaceAll(',', '').match(/\d+/)[0]);
}

test('a bulk edit is previewed, applied and undone', () => withPage({ route: '/ads?market=FR&segment=not_best_price' }, async (page) => {
    await page.see(...list);
    const original = await prices();
    await page.click('button', 'Bulk edit…');
    await page.see('dialog', 'Bulk edit');
    await choose(page, 'What to do', 'Add to the price');
    await page.fill('textbox', /^Amount/, '-0.');
    await page.type('5');
    await page.see('grid', 'Preview');
    const changing = await changes(page);
    assert.ok(changing > 0);
    assert.equal(moved(original, await prices()), 0); // nothing is saved by looking
    await page.click('button', new RegExp(`^Change ${changing} ads?$`));
    await page.see('button', 'Undo');
    assert.equal(moved(original, await prices()), changing);
    await page.click('button', 'Undo');
    await page.raw.locator('#mirror', { hasText: /as (it was|they were) before/ }).waitFor({ state: 'attached' });
    assert.equal(moved(original, await prices()), 0);
}));

test('a repricing rule is stopped by its guard until it is confirmed', () => withPage({ route: '/ads?market=FR' }, async (page) => {
    await page.see(...list);
    await desk.request('PATCH', '/desk/v1/repricing', { headers: { 'Idempotency-Key': 'rails' },
        body: { rails: { share_basis_points_max: 3000, depth_basis_points_max: 1, prices_min: 20 } } });
    const original = await prices();
    await page.click('button', 'Reprice…');
    await page.see('dialog', 'Reprice');
    await page.idle();
    const apply = await page.see('button', /^Change \d+ ads?$/);
    await page.raw.locator('#mirror [role=alert]', { hasText: /guard rail/ }).waitFor({ state: 'attached' });
    assert.equal(await apply.getAttribute('aria-disabled'), 'true');
    await page.click(apply);
    assert.equal(moved(original, await prices()), 0);
    const changing = await changes(page);
    await page.click('checkbox', 'I have looked at it, go on');
    await page.click('button', /^Change \d+ ads?$/);
    await page.see('button', 'Undo');
    assert.equal(moved(original, await prices()), changing);
}));

test('a rule is saved, switched off, and all of them stopped at once', () => withPage({ route: '/ads?market=FR' }, async (page) => {
    await page.see(...list);
    await page.click('button', 'Reprice…');
    await page.fill('textbox', /^Name of the rule/, 'Match in France');
    await page.click('button', 'Save rule');
    const run = await page.see('checkbox', 'Run Match in France');
    assert.equal(await run.getAttribute('aria-checked'), 'false');
    await page.click('checkbox', 'Run the saved rules');
    await page.idle();
    const state = JSON.parse((await desk.request('GET', '/desk/v1/repricing')).text);
    assert.equal(state.on, false);
    assert.equal(state.rules.find((rule) => rule.name === 'Match in France').enabled, false);
    await page.click('button', 'Delete Match in France');
    await page.seeNoMore('checkbox', 'Run Match in France');
}));
