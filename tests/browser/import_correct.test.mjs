// An import with errors corrected, as a merchant does it: the file dropped, errors seen at the cells, the refused lines
// downloaded, corrected and dropped again, all in; a cell corrected in the preview; a line that makes an ad; a header of the
// merchant's own mapped once and remembered. Must not know how it is drawn.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { loadWorkspace, signIn } from '../contract/daemon.mjs';
import { openShop } from './harness.mjs';

let shop, desk, own;
before(async () => {
    shop = await openShop({ ads: 200 });
    desk = await signIn(shop.daemon);
    const { rows } = await loadWorkspace(desk);
    own = rows.filter((row) => row.market === 'FR' && row.publication === 2 && !row.floor && !row.maximum);
});
after(async () => { await shop?.close(); });

const withPage = (options, act) => shop.withPage({ width: 1440, height: 900, route: '/ads?market=FR', ...options }, async (page) => {
    await page.see('grid', 'Ads list');
    await act(page);
});
const adOf = async (sku) => (await loadWorkspace(desk)).rows.find((row) => row.sku === sku && row.market === 'FR');
async function finish(page) {
    await (await page.find('button', 'Download the report').first()).waitFor({ state: 'attached', timeout: 60_000 });
    await page.idle();
    await page.click('button', 'Close', { within: page.find('dialog').last() });
}

test('refused lines are downloaded, corrected and dropped again, and all go in', () => withPage({}, async (page) => {
    const lines = ['sku,price,quantity,product_id,grade',
        `${own[0].sku},free,5,,`,
        `${own[1].sku},${own[1].price},-4,,`,
        `${own[2].sku},${own[2].price},${own[2].quantity + 3},,`,
        `FRESH-1,199.90,2,${own[0].product},FAIR`];
    await page.drop('stock.csv', lines.join('\n') + '\n');
    await page.see('dialog', 'Import ads');
    await page.see('button', 'Import 2 lines');
    await page.click('tab', /^Refused/);
    await page.see('gridcell', 'free');
    const { bytes } = await page.download(() => page.click('button', 'Download the refused lines'));
    const refused = bytes.toString('utf8').replace(/^\uFEFF/, '');
    assert.match(refused, /^sku,price,quantity,product_id,grade,refused\r\n/);
    await page.click('button', 'Import 2 lines');
    await finish(page);
    assert.equal((await adOf('FRESH-1')).price, '199.90');
    assert.equal((await adOf(own[2].sku)).quantity, own[2].quantity + 3);

    const near = (Number(own[0].price) - 1).toFixed(2); // a price that moves far is asked about
    const mended = refused.replace(',free,', `,${near},`).replace(',-4,', ',44,');
    await page.drop('stock-refused.csv', mended);
    await page.see('button', 'Import 2 lines');
    await page.click('button', 'Import 2 lines');
    await finish(page);
    assert.equal((await adOf(own[0].sku)).price, near);
    assert.equal((await adOf(own[1].sku)).quantity, 44);
}));

test('a line that moves its price far stands first and is confirmed, and every field is shown before it goes in', () => withPage({}, async (page) => {
    const ad = own[5], far = (Number(ad.price) * 2).toFixed(2);
    await page.drop('far.csv', `sku,price,quantity,comment\n${own[6].sku},${own[6].price},${own[6].quantity + 1},Slightly used\n${ad.sku},${far},,\n`);
    await page.see('dialog', 'Import ads');
    assert.ok((await page.names('gridcell')).includes('Slightly used'));
    const names = await page.names('gridcell');
    assert.ok(names.indexOf(ad.sku) < names.indexOf(own[6].sku), 'the far one first');
    await page.click('checkbox', 'I have looked at it, go on');
    await page.click('button', 'Import 2 lines');
    await finish(page);
    assert.equal((await adOf(ad.sku)).price, far);
    assert.equal((await adOf(own[6].sku)).comment, 'Slightly used');
}));

test('a cell is corrected in the preview', () => withPage({}, async (page) => {
    await page.drop('cells.csv', `sku,quantity\n${own[3].sku},many\n`);
    await page.click('tab', /^Refused/);
    await page.click('gridcell', 'many', { clicks: 2 });
    await page.press('ControlOrMeta+A');
    await page.type('77');
    await page.press('Enter');
    await page.click('button', 'Import 1 line');
    await finish(page);
    assert.equal((await adOf(own[3].sku)).quantity, 77);
}));

test('a header of the merchant is mapped once and remembered', () => withPage({}, async (page) => {
    const file = (quantity) => `Artikel,Menge\n${own[4].sku},${quantity}\n`;
    await page.drop('mine.csv', file(31));
    await page.click('combobox', 'Column Artikel');
    await page.click('option', 'SKU');
    await page.click('combobox', 'Column Menge');
    await page.click('option', 'Stock');
    await page.click('button', 'Import 1 line');
    await finish(page);
    assert.equal((await adOf(own[4].sku)).quantity, 31);
    await page.reload();
    await page.drop('mine-again.csv', file(32));
    await page.click('button', 'Import 1 line');
    await finish(page);
    assert.equal((await adOf(own[4].sku)).quantity, 32);
}));
