// axe-core over the mirror of each state of the page, light and dark: it finds nothing to complain of.
// Must not know the ads.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { signIn } from '../contract/daemon.mjs';
import { openShop } from './harness.mjs';

let shop;
before(async () => {
    shop = await openShop({ ads: 60 });
    const desk = await signIn(shop.daemon);
    await desk.request('POST', '/desk/v1/repricing/rules', {
        headers: { 'Idempotency-Key': 'axe-rule' },
        body: {
            name: 'Match in France', market: 'FR', category: 0, listings: [], enabled: false, confirmed: false,
            rule: {
                aim: 'match', beat: '0.00', beat_basis_points: 0, step: '0.00',
                while_holding: 'never_lower', daily_basis_points: 0, daily_moves: 3,
            },
        },
    });
});
after(async () => { await shop?.close(); });

async function openAd(page, pane) {
    await page.see('grid', 'Ads list');
    await page.click(page.raw.locator('#mirror [role=gridcell][aria-colindex="2"][aria-rowindex="2"]').first());
    if (pane) await page.click('tab', pane);
}
async function searchCatalogue(page) {
    await page.fill('searchbox', 'Find your product in the catalogue', 'iphone 13');
    await page.see('button', 'Sell yours');
}
async function openRules(page) {
    await page.see('grid', 'Ads list');
    await page.click('button', 'Reprice…');
    await page.click('tab', /^Saved rules/);
    await page.see('checkbox', 'Run Match in France');
}
const signedOut = { signedIn: false };
const creating = { route: '/ads/create' };
const listStates = {
    'the sign-in page': [signedOut, async () => {}],
    'the sign-in page with errors': [signedOut, async (page) => {
        await page.click('button', 'Sign in');
        await page.raw.locator('#mirror [aria-invalid]').first().waitFor({ state: 'attached' });
    }],
    'the list': [{}, (page) => page.see('grid', 'Ads list')],
    'the list with its filters open and a row ticked': [{}, async (page) => {
        await page.see('grid', 'Ads list');
        await page.click('button', /^Filters/);
        await page.click('checkbox', /^Select row/);
    }],
    'a cell being edited': [{}, async (page) => {
        await page.see('grid', 'Ads list');
        await page.click(page.raw.locator('#mirror [role=gridcell][aria-colindex="7"]').first());
    }],
    'the palette': [{}, async (page) => {
        await page.press('Control+K');
        await page.see('dialog');
    }],
    'the menu of languages': [{}, async (page) => {
        await page.click('button', 'Language');
        await page.see('menuitemradio', 'Deutsch');
    }],
    'the shortcuts': [{}, async (page) => {
        await page.see('grid', 'Ads list');
        await page.type('?');
        await page.see('dialog', 'Keyboard shortcuts');
    }],
    'the import': [{}, async (page) => {
        await page.drop('ads.csv', 'sku,quantity,price\nNO-SUCH-SKU,x,12.00\n');
        await page.see('dialog', 'Import ads');
    }],
    'a phone': [{ width: 390, height: 800 }, (page) => page.see('list', 'Ads list')],
};
const adStates = {
    'the drawer': [{}, async (page) => {
        await openAd(page);
        await page.see('slider');
    }],
    'the history of an ad': [{}, async (page) => {
        await openAd(page, 'History');
        await page.see('grid', 'History');
    }],
    'an ad in its markets': [{}, async (page) => {
        await openAd(page, 'Markets');
        await page.see('grid', 'Markets');
    }],
    'the saved rules': [{}, openRules],
    'a rule being changed': [{}, async (page) => {
        await openRules(page);
        await page.click('button', 'Change Match in France');
        await page.see('button', 'Save the changes');
    }],
    'the journal of a rule': [{}, async (page) => {
        await openRules(page);
        await page.click('button', 'Show what Match in France did');
        await page.raw.locator('#mirror', { hasText: /No rule has moved a price yet/ }).waitFor({ state: 'attached' });
    }],
};
const creatingStates = {
    'creating an ad': [creating, (page) => page.see('searchbox', 'Find your product in the catalogue')],
    'the catalogue searched': [creating, searchCatalogue],
    'selling a product': [creating, async (page) => {
        await searchCatalogue(page);
        await page.click(page.find('button', 'Sell yours').first());
        await page.see('textbox', 'SKU');
    }],
    'selling a product with errors': [creating, async (page) => {
        await searchCatalogue(page);
        await page.click(page.find('button', 'Sell yours').first());
        await page.fill('textbox', 'Your price', '0');
        await page.press('ControlOrMeta+Enter');
        await page.raw.locator('#mirror [aria-invalid]').first().waitFor({ state: 'attached' });
    }],
    'an own product': [creating, async (page) => {
        await page.click('button', 'Create my product');
        await page.see('combobox', 'Category');
    }],
    'an own product with errors': [creating, async (page) => {
        await page.click('button', 'Create my product');
        await page.click('combobox', 'Category');
        await page.click('option', 'Smartphones');
        await page.fill('textbox', 'EAN', '4006381333932');
        await page.press('ControlOrMeta+Enter');
        await page.raw.locator('#mirror [aria-invalid]').first().waitFor({ state: 'attached' });
    }],
};

for (const [name, [options, reach]] of Object.entries({ ...listStates, ...adStates, ...creatingStates })) {
    test(`axe has nothing to say about ${name}`, async () => {
        const page = await shop.open(options);
        await reach(page);
        assert.deepEqual(await page.complaints(), []);
        await page.close();
    });
}
