// Ads complete over real HTTP: the catalogue searched, a sheet and its ad made, many ads changed and put back, an
// exported file imported again, a rule that follows an ad, and the category tree as programs read it.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { loadWorkspace, seller, signIn, startDaemon, until } from './daemon.mjs';

let daemon, camille, rows;
const key = () => ({ 'Idempotency-Key': `test-${Math.random().toString(36).slice(2)}` });
const send = (method, path, body, headers = {}) => camille.request(method, `/desk/v1${path}`, { body, headers: { ...key(), ...headers } });
const get = async (path) => (await camille.request('GET', `/desk/v1${path}`)).json();
const finished = (id) => until(() => get(`/tasks/${id}`), (task) => task.state === 'done' || task.state === 'failed');
async function taskOf(answer) {
    assert.equal(answer.status, 202, answer.text);
    return finished(answer.json().task);
}

before(async () => {
    daemon = await startDaemon({ ads: 300 });
    camille = await signIn(daemon);
    rows = (await loadWorkspace(camille)).rows;
});
after(() => daemon?.stop());

test('the catalogue answers while one types, slips forgiven', async () => {
    const search = async (query) => get(`/products?query=${encodeURIComponent(query)}&market=GB`);
    for (const query of ['i', 'ip', 'iphone 13', 'iphone 13 128']) assert.ok((await search(query)).products.length > 0, query);
    const slipped = await search('ihpone 13');
    assert.equal(slipped.understood, 'iphone 13');
    assert.match(slipped.products[0].title, /^iPhone 13/);
    assert.equal(slipped.currency, 'GBP');
    const byBarcode = await search(rows[0].ean);
    assert.equal(byBarcode.products[0].product, rows[0].product);
    assert.ok(byBarcode.products[0].own_ads >= 1);
});

test('a sheet is duplicated in another colour, and its ad waits with it', async () => {
    const found = (await get('/products?query=iphone%2013')).products[0];
    const sheet = await get(`/products/${found.product}`);
    assert.deepEqual(sheet.differing.sort(), ['color', 'storage']);
    const pattern = await get(`/categories/${sheet.category}/title-pattern`);
    assert.ok(pattern.parts.length >= 2 && pattern.share_basis_points > 5_000, JSON.stringify(pattern));
    const storage = sheet.attributes.find(({ field }) => field === 'storage').value;
    const twin = { market: 'FR', duplicated_from: sheet.product, category: sheet.category, title: `iPhone 13 ${storage} Turquoise`,
        description: 'Reconditionné', brand: sheet.brand, new_price: '709.00', weight_grams: sheet.weight_grams,
        attributes: [{ field: 'storage', value: storage }, { field: 'color', value: 'Turquoise' }] };
    const made = await send('POST', '/products', twin);
    assert.equal(made.status, 201, made.text);
    assert.equal(made.json().state, 'waiting');
    const again = await send('POST', '/products/likely', twin);
    assert.equal(again.json().products[0].product, made.json().product);
    const ad = await send('POST', '/listings', { product: made.json().product, sku: 'TURQUOISE-1', grade: 'GOOD', quantity: 2,
        markets: [{ market: 'FR', currency: 'EUR', price: '459.00', floor: '399.00', publication: 2 }] });
    assert.equal(ad.status, 201, ad.text);
    assert.equal(ad.json().rows.find(({ market }) => market === 'FR').publication, 1);
    assert.equal(ad.json().rows.find(({ market }) => market === 'SE').currency, 'SEK');
});

test('many ads are changed at once and put back', async () => {
    const chosen = rows.filter((row) => row.market === 'FR' && row.publication === 2 && row.quantity > 0).slice(0, 40);
    const listings = chosen.map((row) => row.listing);
    const asked = await send('POST', '/bulk', { market: 'FR', listings, change: { action: 'scale_price', basis_points: -2_000 } });
    assert.equal(asked.status, 409, asked.text);
    assert.deepEqual(asked.json().current.guards, ['depth']);
    const task = await taskOf(await send('POST', '/bulk',
        { market: 'FR', listings, confirmed: true, change: { action: 'scale_price', basis_points: -2_000 } }));
    assert.equal(task.total, 40);
    assert.equal(task.changed + task.unchanged + task.refusals.length, 40);
    assert.ok(task.changed > 5);
    assert.ok(task.refusals.every(({ code }) => code === 'price_below_floor'));
    const undo = await taskOf(await send('POST', `/tasks/${task.task}/undo`, {}));
    assert.equal(undo.changed, task.changed);
    const now = (await loadWorkspace(camille)).rows;
    for (const row of chosen)
        assert.equal(now.find((each) => each.listing === row.listing && each.market === 'FR').price, row.price);
});

test('saved rules, their moves and price history are there to be shown', async () => {
    const repricing = await get('/repricing');
    assert.equal(repricing.on, true);
    assert.equal(repricing.rules.length, 3);
    assert.equal(repricing.rules[2].stopped_by, 'depth');
    assert.ok((await get('/repricing/moves')).moves.length > 5);
    const history = await get(`/listings/${rows[0].listing}/prices?market=FR`);
    assert.ok(history.points.length > 5, JSON.stringify(history));
});

test('an enabled rule moves an ad by itself after its market moved', async () => {
    const row = rows.find((each) => each.market === 'FR' && each.standing === 'losing' && each.publication === 2 &&
        each.quantity > 0 && each.floor && Number(each.price_to_win) >= Number(each.floor) && Number(each.price_to_win) > 0.9 * each.price);
    const rule = { name: 'Test', market: 'FR', category: 0, listings: [row.listing], enabled: true, confirmed: true,
        rule: { aim: 'match', beat: '0.00', beat_basis_points: 0, step: '0.00', while_holding: 'never_lower', daily_basis_points: 0, daily_moves: 0 } };
    assert.equal((await send('POST', '/repricing/rules', rule)).status, 201);
    const moved = await send('PATCH', `/listings/${row.listing}`, { market: 'FR', quantity: row.quantity + 1 }, { 'If-Match': '*' });
    assert.equal(moved.status, 200, moved.text);
    const moves = await until(() => get(`/repricing/moves?listing=${row.listing}`), ({ moves }) => moves.some((move) => move.rule_name === 'Test'));
    assert.equal(moves.moves[0].after, row.price_to_win);
    assert.equal((await send('PATCH', '/repricing', { on: false })).json().on, false);
});

test('programs read the category tree and its errors in their shapes', async () => {
    const program = seller(daemon);
    const tree = (await program('GET', '/ws/category/tree/')).json();
    assert.ok(Array.isArray(tree));
    const phones = tree.find(({ category_name }) => category_name === 'Smartphones');
    assert.ok(phones.marketplace_category_id < 0 && !phones.is_leaf);
    const iphone = phones.childrens.find(({ category_name }) => category_name === 'iPhone');
    assert.equal(iphone.marketplace_category_id, iphone.category_id);
    assert.deepEqual(iphone.childrens, []);
    const [storage, color, year] = iphone.attributes;
    assert.deepEqual([storage.field, storage.field_name, storage.type, storage.required], ['storage', 'Stockage', 3, true]);
    assert.match(storage.allowed_values, /^[^,]+( GB)?,.*128 GB/);
    assert.deepEqual([color.type, year.type, color.allowed_values], [2, 1, '']);
    const branch = await program('GET', `/ws/category/tree/${phones.category_id}`);
    assert.equal(branch.json().category_name, 'Smartphones');
    const unknown = await program('GET', '/ws/category/tree/9999');
    assert.equal(unknown.status, 404);
    assert.equal(unknown.json().error.code, 'category_unknown');
    const stranger = await seller(daemon, 'nobody')('GET', '/ws/category/tree');
    assert.equal(stranger.status, 401);
    assert.equal(stranger.json().errors[0].code, 'not_signed_in');
});

test('a batch proposes a product and makes its ad, and wrong lines say why', async () => {
    const program = seller(daemon);
    const catalog = ['sku;ean;title;description;brand;price_new;weight;category_id;storage;color;price;quantity;grade',
        'BATCH-1;4006381333948;iPhone 13 128 GB Lilas;Neuf;Apple;909.00;173;2;128 GB;Lilas;500.00;1;GOOD',
        'BATCH-2;;iPhone 13 128 GB Ocre;Neuf;Apple;909.00;173;2;;Ocre;500.00;1;GOOD',
        'BATCH-3;4006381333955;iPhone;Neuf;Apple;909.00;173;1;128 GB;Lilas;500.00;1;GOOD'].join('\n');
    const sent = await program('POST', '/ws/listings/', { body: { catalog, quotechar: '"', delimiter: ';', encoding: 'utf-8' } });
    const task = await until(async () => (await program('GET', `/ws/tasks/${sent.json().bodymessage}`)).json(),
        ({ action_status }) => action_status === 9 || action_status === 8);
    assert.equal(task.action_status, 9);
    assert.equal(Object.keys(task.result.product_success).length, 1, JSON.stringify(task.result));
    assert.equal(Object.values(task.result.product_success)[0].publication_state, 1);
    assert.match(task.result.product_errors['3'].message, /storage: This attribute is mandatory/);
    assert.match(task.result.product_errors['4'].message, /(category_id|ean): [A-Z]/);
});
