// axe-core over the mirror of each state of the page, light and dark: it finds nothing to complain of.
// Must not know the ads.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openShop } from './harness.mjs';

let shop;
before(async () => { shop = await openShop({ ads: 60 }); });
after(async () => { await shop?.close(); });

const signedOut = { signedIn: false };
const states = {
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
    'the drawer': [{}, async (page) => {
        await page.see('grid', 'Ads list');
        await page.click(page.raw.locator('#mirror [role=gridcell][aria-colindex="2"][aria-rowindex="2"]').first());
        await page.see('slider');
    }],
    'the palette': [{}, async (page) => {
        await page.press('Control+K');
        await page.see('dialog');
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

for (const [name, [options, reach]] of Object.entries(states)) {
    test(`axe has nothing to say about ${name}`, async () => {
        const page = await shop.open(options);
        await reach(page);
        assert.deepEqual(await page.complaints(), []);
        await page.close();
    });
}
