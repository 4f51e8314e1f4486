// Product sheets that wait for the marketplace's staff, and the ad that waits with one: before the eyes of who looks at
// them the sheets are validated and the ad goes online. Must not know who the staff is or how long it takes.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { signIn, startDaemon } from '../contract/daemon.mjs';
import { openShop, site } from './harness.mjs';
import { openLine } from './lossy_line.mjs';

const title = 'iPhone 13 128 GB Opal', titleWithoutAd = 'iPhone 13 128 GB Coral';
const data = mkdtempSync(join(tmpdir(), 'stallkeeper-validation-'));
const start = (seconds) => startDaemon({ ads: 60, site, data, flags: ['--validate-after', String(seconds)] });
let daemon, line, shop, made = 0;
before(async () => {
    daemon = await start(86_400);
    line = await openLine(daemon);
    shop = await openShop({ daemon: { ...daemon, url: line.url } });
});
after(async () => {
    await shop?.close();
    await line?.close();
    await daemon?.stop();
    rmSync(data, { recursive: true, force: true });
});

/// Two sheets of products that nobody has, and an ad for the first.
async function proposeAndSell() {
    const desk = await signIn(daemon);
    const make = async (path, body) => {
        const answer = await desk.request('POST', `/desk/v1/${path}`, { headers: { 'Idempotency-Key': `validation-${path}-${(made += 1)}` }, body });
        assert.equal(answer.status, 201, answer.text);
        return answer.json();
    };
    const { categories } = (await desk.request('GET', '/desk/v1/categories')).json();
    const category = categories.find(({ name }) => name === 'iPhone').category;
    const propose = (title, color) => make('products', { market: 'FR', category, ean: '', title, description: 'A phone in a colour of its own',
        brand: 'Apple', new_price: '799.00', weight_grams: 172,
        attributes: [{ field: 'storage', value: '128 GB' }, { field: 'color', value: color }] });
    const { product } = await propose(title, 'Opal');
    await propose(titleWithoutAd, 'Coral');
    await make('listings', { product, sku: 'OPAL-9', grade: 'GOOD', quantity: 1,
        markets: [{ market: 'FR', currency: 'EUR', price: '399.00', publication: 2 }] });
}
/// The same shop, whose staff now validates at once.
async function staffComes() {
    await line.cut();
    await daemon.stop();
    daemon = await start(0);
    line.lead(daemon);
    await line.mend();
}

test('a waiting sheet is validated and its ad goes online while one looks', async () => {
    await proposeAndSell();
    const [list, sheets] = await Promise.all(['/ads?market=FR&q=OPAL-9', '/ads/create'].map((route) => shop.open({ width: 1440, height: 900, route })));
    const row = list.find('row', new RegExp(`^${title}`));
    const own = [title, titleWithoutAd].map((name) => sheets.find('group', name));
    await row.filter({ hasText: 'Waiting for validation' }).waitFor({ state: 'attached' });
    for (const sheet of own) await sheet.filter({ hasText: 'Waits for validation' }).waitFor({ state: 'attached' });
    await staffComes();
    await row.filter({ hasText: 'Waiting for validation' }).waitFor({ state: 'detached' });
    await row.filter({ hasText: /Best price|Not best price/ }).waitFor({ state: 'attached' });
    for (const sheet of own) {
        await sheet.filter({ hasText: 'Waits for validation' }).waitFor({ state: 'detached' });
        await sheet.waitFor({ state: 'attached' });
    }
    const { products } = await list.ask('products?proposed=mine');
    assert.equal(products.find((product) => product.title === title).state, 'validated');
});
