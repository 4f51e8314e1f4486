// The largest file that the seller API takes, half of its lines wrong, dropped on a shop of 5,000 ads: judged before it is
// sent, sent as one task, each wrong line told with its reason; and the seller API makes the same of it.
// Must not know how the page is drawn.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { loadWorkspace, seller, signIn, startDaemon, until } from '../contract/daemon.mjs';
import { openShop, site } from './harness.mjs';

const lineCount = 15_000;
let shop, other;
before(async () => {
    // Two shops of the same seed: what differs afterwards can only come from the way in.
    const flags = ['--seller-limits', 'off']; // a program may send 2,000 lines an hour, which is held elsewhere
    const [daemon, twin] = await Promise.all([startDaemon({ ads: 5000, site, flags }), startDaemon({ ads: 5000, flags })]);
    [shop, other] = [await openShop({ daemon }), twin];
});
after(async () => {
    await shop?.close();
    await shop?.daemon.stop();
    await other?.stop();
});

/// Every second line is right: the ads that are there, over and over in new lines of new ads. The others are wrong in turn.
function fileOf(rows) {
    const own = rows.filter((row) => row.market === 'FR' && row.publication === 2 && !row.floor && !row.maximum);
    const lines = ['sku;price;quantity;product_id;grade'], wrong = new Map();
    for (let at = 0; at < lineCount; ++at) {
        const number = at + 2, model = own[at % own.length];
        if (at % 2 === 0) {
            const known = at / 2 < own.length / 2 ? own[at / 2] : null;
            lines.push(known ? `${known.sku};${known.price};${known.quantity + 1};;` : `NEW-${at};199.90;2;${model.product};GOOD`);
            continue;
        }
        const [text, column, code] = [
            [`BAD-${at};free;1;${model.product};GOOD`, 'price', 'amount_malformed'],
            [`BAD-${at};10.00;-4;${model.product};GOOD`, 'quantity', 'quantity_out_of_range'],
            [`BAD-${at};10.00;1;999999999;GOOD`, 'product_id', null],
        ][(at >> 1) % 3];
        lines.push(text);
        wrong.set(number, { column, code });
    }
    return { csv: lines.join('\r\n') + '\r\n', wrong };
}
const comparable = (rows) => rows.map(({ listing, market, sku, price, quantity, grade, standing, publication }) =>
    ({ listing, market, sku, price, quantity, grade, standing, publication }));

test('15,000 lines of which every second is wrong', async () => {
    const desk = await signIn(shop.daemon);
    const { rows } = await loadWorkspace(desk);
    const { csv, wrong } = fileOf(rows);
    const page = await shop.open({ width: 1440, height: 900 });
    await page.see('grid', 'Ads list');
    const tasks = [];
    page.raw.on('request', (request) => { if (request.method() === 'POST' && /\/imports$/.test(request.url())) tasks.push(request.url()); });
    await page.drop('ads.csv', csv);
    await page.see('dialog', 'Import ads');
    await page.see('row', `BAD-1`);
    await page.click('button', /^Import [\d,]+ lines$/);
    const report = page.find('button', 'Download the report').first();
    await report.waitFor({ state: 'attached', timeout: 120_000 }); // deadline
    await page.idle();
    const { bytes } = await page.download(() => page.click('button', 'Download the report'));
    const told = bytes.toString('utf8').replace(/^\uFEFF/, '').trim().split('\r\n').slice(1).map((line) => line.split(';'));
    const refused = new Set(told.filter((cells) => cells[2] === 'Refused').map((cells) => Number(cells[0])));
    assert.deepEqual([...refused].sort((a, b) => a - b), [...wrong.keys()]);
    for (const cells of told.filter((one) => one[2] === 'Refused')) assert.ok(cells[5], `no reason: ${cells}`);
    assert.equal(tasks.length, 1);
    await page.click('button', 'Close', { within: page.find('dialog').last() });
    await page.fill('searchbox', 'Search ads', 'NEW-14998');
    await page.see('row', /./);
    assert.ok((await page.names('gridcell')).some((name) => name.includes('NEW-14998')));
    await page.close();

    const program = seller(other);
    const sent = await program('POST', '/ws/listings', { body: { catalog: csv, quotechar: '"', delimiter: ';', encoding: 'utf-8' } });
    assert.equal(sent.status, 200, sent.text);
    const task = await until(async () => (await program('GET', `/ws/tasks/${sent.json().bodymessage}`)).json(), (one) => one.action_status === 9 || one.action_status === 8);
    assert.equal(task.action_status, 9);
    assert.equal(Object.keys(task.result.product_errors).length, wrong.size);
    const [one, twin] = await Promise.all([loadWorkspace(desk), loadWorkspace(await signIn(other))]);
    assert.deepEqual(comparable(one.rows), comparable(twin.rows));
});
