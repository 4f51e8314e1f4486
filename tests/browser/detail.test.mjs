// The detail of an ad in a real Chromium against a real daemon: why it does not win and the one press that helps, the
// history of its price, its markets side by side; then a saved rule changed, its journal, and the switch that stops all.
// What the shop holds is read from /desk/v1. Must not know how it is drawn.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { loadWorkspace, signIn } from '../contract/daemon.mjs';
import { openShop } from './harness.mjs';

let shop, desk, ads;
before(async () => {
    shop = await openShop({ ads: 300 });
    desk = await signIn(shop.daemon);
    ads = (await loadWorkspace(desk)).rows;
});
after(async () => { await shop?.close(); });

const withPage = (options, act) => shop.withPage({ width: 1440, height: 900, ...options }, act);
const inFrance = (ad) => ad.market === 'FR' && ad.publication === 2 && ad.quantity > 0 && !ad.maximum && !ad.floor;
const route = (ad, pane) => `/ads?row=${ad.listing}-${ad.market}${pane ? `&pane=${pane}` : ''}`;
async function rowOf(ad) {
    const { rows } = await loadWorkspace(desk);
    return rows.find((one) => one.listing === ad.listing && one.market === ad.market);
}
/// Its price to win is not so far that the page would ask first.
const isNear = (one) => Math.abs(Number(one.price_to_win) - Number(one.price)) < 0.15 * Number(one.price);
const seeText = (page, words) => page.raw.locator('#mirror', { hasText: words }).waitFor({ state: 'attached' });

test('why an ad loses follows each key, and one press wins the box', () => {
    const ad = ads.find((one) => inFrance(one) && one.standing === 'losing' && one.price_to_win && Number(one.price_to_win) > 50 && isNear(one));
    return withPage({ route: route(ad) }, async (page) => {
        await seeText(page, /Why\?/);
        await seeText(page, new RegExp(`less than this price, your ad would hold it`));
        await page.fill('textbox', 'Your price', ad.price_to_win);
        await seeText(page, /At this price the ad holds the buybox. One step more would lose it/);
        await page.press('Escape');
        await page.click('button', `Apply ${Number(ad.price_to_win).toLocaleString('en-GB', { minimumFractionDigits: 2 })}`,
            { within: page.find('region', ad.title) });
        await page.see('button', 'Undo');
        const after = await rowOf(ad);
        assert.equal(after.standing, 'winning');
        assert.equal(Number(after.price), Number(ad.price_to_win));
    });
});

test('the head-room of an ad that wins is one press, and it still wins', () => {
    const ad = ads.find((one) => inFrance(one) && one.standing === 'winning' && isNear(one) && Number(one.price_to_win) > Number(one.price) + 0.5
        && Number(one.price_to_win) < 100000 && (!one.new_price || Number(one.new_price) > Number(one.price_to_win)));
    return withPage({ route: route(ad) }, async (page) => {
        await page.click('button', /^Raise to /);
        await page.see('button', 'Undo');
        const after = await rowOf(ad);
        assert.equal(after.standing, 'winning');
        assert.equal(Number(after.price), Number(ad.price_to_win));
    });
});

test('the history is a chart and a table, kept in the URL', () => {
    const ad = ads.find((one) => inFrance(one) && one.standing === 'losing');
    return withPage({ route: route(ad) }, async (page) => {
        for (const price of [3, 2]) {
            const wanted = (Number((await rowOf(ad)).price) - price).toFixed(2);
            await page.fill('textbox', 'Your price', wanted);
            await page.press('Enter');
        }
        await page.click('tab', 'History');
        await page.see('grid', 'History');
        await page.see('img', /^Prices from /);
        assert.match(await page.route(), /pane=history/);
        const rows = await page.count('row', undefined, { within: page.find('grid', 'History') });
        assert.ok(rows >= 3, `${rows} rows`);
        await page.raw.goBack();
        await page.idle();
        await page.see('textbox', 'Your price');
    });
});

test('an ad in all its markets, each price typed with its verdict and saved alone', () => {
    const count = (listing) => ads.filter((one) => one.listing === listing).length;
    const ad = ads.find((one) => inFrance(one) && count(one.listing) > 1);
    const markets = ads.filter((one) => one.listing === ad.listing);
    const other = markets.find((one) => one.market !== 'FR' && markets.every((each) => each === one || each.price !== one.price));
    return withPage({ route: route(ad, 'markets') }, async (page) => {
        const grid = await page.see('grid', 'Markets');
        assert.equal(Number(await grid.getAttribute('aria-rowcount')), count(ad.listing) + 1);
        const before = await rowOf(ad), wanted = (Number(other.price) + 1).toFixed(2);
        const cell = page.find('gridcell', undefined, { within: page.find('grid', 'Markets') });
        const shown = Number(other.price).toLocaleString('en-GB', { minimumFractionDigits: 2 });
        await page.click(cell.filter({ hasText: shown }).first());
        await page.press('ControlOrMeta+A');
        await page.type(wanted);
        await page.press('Enter');
        await page.see('button', 'Undo');
        await page.idle();
        assert.equal(Number((await rowOf(other)).price), Number(wanted));
        assert.equal((await rowOf(ad)).price, before.price);
    });
});

test('the list switches its market', () => withPage({ route: '/ads' }, async (page) => {
    await page.see('grid', 'Ads list');
    await page.click('button', 'Market: FR');
    await page.click('menuitemradio', 'Germany', { within: page.find('menu') });
    await page.idle();
    assert.match(await page.route(), /market=DE/);
    await page.see('button', 'Market: DE');
}));

test('a saved rule is changed, watched in the journal and stopped with all the others', () => withPage({ route: '/ads?market=FR' }, async (page) => {
    await desk.request('POST', '/desk/v1/repricing/rules', { headers: { 'Idempotency-Key': 'detail-rule' }, body: { name: 'Match in France',
        market: 'FR', category: 0, listings: [], enabled: false, confirmed: false, rule: { aim: 'match', beat: '0.00', beat_basis_points: 0,
            step: '0.00', while_holding: 'never_lower', daily_basis_points: 0, daily_moves: 3 } } });
    await page.see('grid', 'Ads list');
    await page.click('button', 'Reprice…');
    await page.click('tab', /^Saved rules/);
    await page.click('button', 'Change Match in France');
    await page.fill('textbox', 'Moves per day', '5');
    await page.click('button', 'Save the changes');
    await page.see('checkbox', 'Run Match in France');
    const state = JSON.parse((await desk.request('GET', '/desk/v1/repricing')).text);
    assert.equal(state.rules.find((rule) => rule.name === 'Match in France').rule.daily_moves, 5);
    await page.click('button', 'Show what Match in France did');
    await seeText(page, /No rule has moved a price yet/);
}));
