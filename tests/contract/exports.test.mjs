// Ads as a file and the file again, through HTTP: every ad of every market exported, imported, and nothing changed; new
// products proposed by lines, refused lines corrected, a task stopped. Must not know how a line is read.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { loadWorkspace, seller, signIn, startDaemon, until } from './daemon.mjs';

let daemon, desk;
before(async () => {
    daemon = await startDaemon({ ads: 400, flags: ['--seller-limits', 'off'] });
    desk = await signIn(daemon);
});
after(() => daemon?.stop());

async function send(catalog, extra = {}) {
    const sent = await desk.request('POST', '/desk/v1/imports', {
        body: { market: 'FR', file_name: 'ads.csv', catalog, delimiter: ',', quote: '"', ...extra },
        headers: { 'Idempotency-Key': `export-${Math.random()}` } });
    assert.equal(sent.status, 202, sent.text);
    return sent.json().task;
}
const ended = (id) => until(async () => (await desk.request('GET', `/desk/v1/tasks/${id}`)).json(),
    (task) => !['waiting', 'running'].includes(task.state));
const imported = async (catalog, extra) => ended(await send(catalog, extra));
const withoutVersions = (rows) => rows.map(({ version, ...row }) => row);

test('every ad of every market exported and imported again changes nothing', async () => {
    const before = await loadWorkspace(desk);
    const file = await desk.request('GET', '/desk/v1/listings/export');
    assert.equal(file.status, 200);
    assert.match(file.headers.get('content-type'), /^text\/csv/);
    const task = await imported(file.text);
    assert.equal(task.state, 'done');
    assert.deepEqual(task.refusals, []);
    assert.equal(task.total, before.rows.length);
    assert.deepEqual([task.created, task.changed, task.unchanged], [0, 0, before.rows.length]);
    const afterwards = await loadWorkspace(desk);
    assert.deepEqual(withoutVersions(afterwards.rows), withoutVersions(before.rows));
    assert.equal((await desk.request('GET', '/desk/v1/listings/export')).text, file.text);
});

test('a filtered list comes in its own order, and one changed cell is one change', async () => {
    const { rows } = await loadWorkspace(desk);
    const own = rows.filter((row) => row.market === 'FR' && row.publication === 2 && !row.floor && !row.maximum).slice(0, 5).reverse();
    const answer = await desk.request('POST', '/desk/v1/listings/export',
        { body: { delimiter: ',', markets: [{ market: 'FR', listings: own.map((row) => row.listing) }] } });
    const [header, ...lines] = answer.text.trim().split('\r\n');
    assert.deepEqual(lines.map((line) => line.split(',')[0]), own.map((row) => row.sku));
    const quantity = header.split(',').indexOf('quantity');
    const cells = lines[2].split(',');
    cells[quantity] = String(own[2].quantity + 7);
    const task = await imported([header, ...lines.slice(0, 2), cells.join(','), ...lines.slice(3)].join('\r\n'));
    assert.deepEqual([task.changed, task.unchanged, task.refusals.length], [1, 4, 0]);
    const changed = (await loadWorkspace(desk)).rows.find((row) => row.listing === own[2].listing && row.market === 'FR');
    assert.equal(changed.quantity, own[2].quantity + 7);
});

test('lines propose products, with every fault of the sheet told, and come in once corrected', async () => {
    const tree = (await seller(daemon)('GET', '/ws/category/tree')).json();
    const leafOf = (nodes) => nodes.flatMap((node) => (node.is_leaf ? [node] : leafOf(node.childrens)));
    const leaf = leafOf(tree).find((node) => node.attributes.some((one) => one.field === 'storage' && one.required));
    const storage = leaf.attributes.find((one) => one.field === 'storage').allowed_values.split(',')[0].trim() || '64 GB';
    const fields = leaf.attributes.map((one) => one.field);
    const value = { storage, color: 'Green', size: '10' };
    const head = ['sku', 'title', 'description', 'brand', 'price_new', 'weight', 'category_id', ...fields, 'price', 'quantity', 'grade'];
    const line = (sku, weight, last) => [sku, 'Fern Phone 9', 'As good as new', 'Fern', '700.00', weight, leaf.marketplace_category_id,
        ...fields.map((field) => (field === 'release_year' ? last : value[field] ?? '')), '500.00', '2', 'EXCELLENT'].join(',');
    const bad = await imported([head.join(','), line('FERN-1', '1', 'soon')].join('\n'));
    assert.deepEqual(bad.refusals.map((one) => [one.column, one.code]).sort(),
        [['release_year', 'attribute_not_integer'], ['weight', 'weight_out_of_range']]);
    const good = await imported([head.join(','), line('FERN-1', '180', '2025')].join('\n'));
    assert.deepEqual([good.created, good.refusals], [1, []]);
    const ad = (await loadWorkspace(desk)).rows.find((row) => row.sku === 'FERN-1' && row.market === 'FR');
    assert.equal(ad.publication, 1); // it waits with its product
    assert.equal(ad.title, 'Fern Phone 9');
    const again = (await desk.request('GET', '/desk/v1/listings/export?market=FR')).text;
    assert.ok(again.split('\r\n').some((one) => one.startsWith('FERN-1,FR,') && one.includes('Fern Phone 9')));
});

test('what new lines would meet is told before they are sent', async () => {
    const { rows } = await loadWorkspace(desk);
    const answer = await desk.request('POST', '/desk/v1/imports/foresight', { body: { lines: [
        { line: 2, market: 'FR', grade: 'GOOD', product: rows[0].product },
        { line: 3, market: 'FR', grade: 'GOOD', product: 999999999 }] } });
    assert.equal(answer.status, 200, answer.text);
    assert.deepEqual(answer.json().lines.map((one) => [one.line, one.title]), [[2, rows[0].title]]);
});

test('what an ad has of its own deliveries, and what others would make of it, is told before they are sent', async () => {
    const ad = (await loadWorkspace(desk)).rows.find((row) => row.publication === 2 && row.quantity > 0 && row.price_to_win);
    const foreseen = async (deliveries) => {
        const answer = await desk.request('POST', '/desk/v1/imports/foresight', { body: { lines: [
            { line: 2, market: ad.market, grade: ad.grade, listing: ad.listing, deliveries }] } });
        assert.equal(answer.status, 200, answer.text);
        return answer.json().lines[0];
    };
    const dear = [{ price: '9.99', delay_hours: 48 }];
    const before = await foreseen(dear);
    assert.equal(before.deliveries, undefined);
    assert.notEqual(before.price_to_win, ad.price_to_win);
    const task = await imported(`sku,market,shipping_price_1,shipping_delay_1\n${ad.sku},${ad.market},9.99,48`);
    assert.deepEqual([task.changed, task.refusals], [1, []]);
    const after = await foreseen(dear);
    assert.deepEqual(after, { ...before, deliveries: [{ shipper: '', ...dear[0] }] });
    const now = (await loadWorkspace(desk)).rows.find((row) => row.listing === ad.listing && row.market === ad.market);
    for (const fact of ['standing', 'price_to_win', 'winner_price', 'rivals']) assert.equal(now[fact], before[fact], fact);
});

test('a task is stopped: what was done stays, and is undone as a whole', async () => {
    const { rows } = await loadWorkspace(desk);
    const lines = Array.from({ length: 15_000 }, (_, at) => `STOP-${at},${rows[0].product},100.00,1`);
    const id = await send(['sku,product_id,price,quantity', ...lines].join('\n'));
    const stop = await desk.request('POST', `/desk/v1/tasks/${id}/stop`, { body: {} });
    assert.equal(stop.status, 200, stop.text);
    const task = await ended(id);
    assert.equal(task.state, 'stopped');
    assert.ok(task.created < lines.length);
    assert.equal((await desk.request('POST', `/desk/v1/tasks/${id}/stop`, { body: {} })).status, 409);
    assert.equal((await seller(daemon)('GET', `/ws/tasks/${id}`)).json().last_action_error, null);
});
