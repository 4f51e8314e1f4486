// A file of ads through the desk and through the seller API: the same result, wrong lines reported. Over real HTTP.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { loadWorkspace, seller, signIn, startDaemon, until } from './daemon.mjs';

const daemons = [];
let bySession, byToken;
before(async () => {
    // Two shops of the same seed: what differs afterwards can only come from the way in.
    for (let i = 0; i < 2; ++i) daemons.push(await startDaemon({ ads: 60 }));
    [bySession, byToken] = await Promise.all(daemons.map((daemon) => signIn(daemon)));
});
after(() => Promise.all(daemons.map((daemon) => daemon.stop())));

async function importBySession(catalog, extra = {}) {
    const sent = await bySession.request('POST', '/desk/v1/imports', {
        body: { market: 'FR', file_name: 'ads.csv', catalog, delimiter: ';', quote: '"', ...extra },
        headers: { 'Idempotency-Key': `import-${Math.random()}` } });
    assert.equal(sent.status, 202, sent.text);
    return until(async () => (await bySession.request('GET', `/desk/v1/tasks/${sent.json().task}`)).json(),
        (task) => task.state === 'done' || task.state === 'failed');
}

async function importByToken(catalog) {
    const program = seller(daemons[1]);
    const sent = await program('POST', '/ws/listings', { body: { catalog, quotechar: '"', delimiter: ';', encoding: 'utf-8' } });
    assert.equal(sent.status, 200, sent.text);
    return until(async () => (await program('GET', `/ws/tasks/${sent.json().bodymessage}`)).json(),
        (task) => task.action_status === 9 || task.action_status === 8);
}

const comparable = (rows) => rows.map(({ listing, market, sku, price, quantity, comment, grade, standing, publication, warranty_months }) =>
    ({ listing, market, sku, price, quantity, comment, grade, standing, publication, warranty_months }));

test('the same file has the same result both ways, and wrong lines change nothing', async () => {
    const { rows } = await loadWorkspace(bySession);
    const own = rows.filter((row) => row.market === 'FR' && row.publication === 2 && !row.floor && !row.maximum).slice(0, 8);
    const lines = ['sku;price;currency;quantity;comment;product_id;grade',
        ...own.slice(0, 4).map((row, i) => `${row.sku};${150 + i},50;EUR;${i + 3};"Ligne ${i}\nsur deux lignes";;`),
        `${own[4].sku};free;EUR;5;;;`,
        `${own[5].sku};100;EUR;-4;;;`,
        `NEW-AD-1;199.90;EUR;2;Neuf;${own[0].product};EXCELLENT`,
        `NEW-AD-2;199.90;EUR;2;;999999999;EXCELLENT`,
        `${own[6].sku.toLowerCase()};210.00;EUR;1;;;`,
        `${own[6].sku};211.00;EUR;1;;;`];
    const file = lines.join('\r\n') + '\r\n';
    // The prices move far: a person is asked first, a program is not.
    const asked = await bySession.request('POST', '/desk/v1/imports', { headers: { 'Idempotency-Key': 'asked' },
        body: { market: 'FR', file_name: 'ads.csv', catalog: file, delimiter: ';', quote: '"' } });
    assert.equal(asked.status, 409, asked.text);
    assert.equal(asked.json().code, 'guard_stopped');
    assert.deepEqual(asked.json().current.guards, ['depth']);
    const [task, sellerTask] = await Promise.all([importBySession(file, { confirmed: true }), importByToken(file)]);
    assert.equal(task.state, 'done');
    assert.equal(sellerTask.action_status, 9);
    assert.deepEqual([task.created, task.changed, task.total, task.processed], [1, 5, 10, 10]);
    const refused = task.refusals.map((refusal) => [refusal.column, refusal.code]);
    assert.equal(refused.length, 4, JSON.stringify(task.refusals));
    assert.deepEqual(refused[0], ['price', 'amount_malformed']);
    assert.deepEqual(refused[1], ['quantity', 'quantity_out_of_range']);
    assert.equal(task.refusals.at(-1).code, 'sku_twice_in_file');
    assert.equal(Object.keys(sellerTask.result.product_errors).length, 4);

    const [one, other] = await Promise.all([loadWorkspace(bySession), loadWorkspace(byToken)]);
    assert.deepEqual(comparable(one.rows), comparable(other.rows));
    const created = one.rows.find((row) => row.sku === 'NEW-AD-1' && row.market === 'FR');
    assert.equal(created.price, '199.90');
    assert.equal(one.rows.find((row) => row.sku === own[0].sku && row.market === 'FR').comment, 'Ligne 0\nsur deux lignes');
    assert.equal(one.rows.find((row) => row.sku === own[4].sku && row.market === 'FR').price, own[4].price);
});

test('an amount that can mean two things is refused with both, unless the rest of the file proves its mark', async () => {
    const { rows } = await loadWorkspace(bySession);
    const [one, two] = rows.filter((row) => row.market === 'FR' && row.publication === 2 && !row.floor && !row.maximum).slice(8, 10);
    const open = await importBySession(`sku;price\n${one.sku};1.200\n${two.sku};1,299\n`);
    assert.deepEqual(open.refusals.map((refusal) => [refusal.code, refusal.got, refusal.wanted]),
        [['money_ambiguous', '1.200', '1.20, 1200.00'], ['money_ambiguous', '1,299', '1.299, 1299.00']]);
    const decided = await importBySession(`sku;price\n${one.sku};1.200\n${two.sku};${two.price.replace('.', ',')}\n`, { confirmed: true });
    assert.deepEqual([decided.changed, decided.unchanged], [1, 1]);
    const { rows: now } = await loadWorkspace(bySession);
    assert.equal(now.find((row) => row.sku === one.sku && row.market === 'FR').price, '1200.00');
});

test('the same file again changes nothing', async () => {
    const { rows } = await loadWorkspace(bySession);
    const file = 'sku;price\n' + rows.filter((row) => row.market === 'FR' && row.publication === 2)
        .slice(0, 10).map((row) => `${row.sku};${row.price}`).join('\n');
    const task = await importBySession(file);
    assert.deepEqual([task.created, task.changed, task.unchanged], [0, 0, 10]);
});

test('a file that cannot be read as one says so', async () => {
    const task = await importBySession('price;quantity\n1;2\n');
    assert.equal(task.state, 'failed');
    assert.ok(JSON.stringify(task.refusals).includes('column_sku_missing'));
    const refused = await seller(daemons[1])('POST', '/ws/listings', { body: { catalog: '' } });
    assert.equal(refused.status, 400);
    assert.equal(typeof refused.json(), 'string');
});
