// Orders when several act at once, when the line breaks between request and answer, and when the daemon is killed in the
// middle of a bulk dispatch: each step has one effect, and what was done is told exactly.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { signIn, startDaemon, until } from '../contract/daemon.mjs';

const flags = ['--orders', '6000'];
const agents = 8;

async function openOrders(person) {
    const [head, ...rows] = (await person.request('GET', '/desk/v1/orders/open')).text.trim().split('\n').map((line) => JSON.parse(line));
    assert.equal(rows.length, head.row_count);
    return rows;
}

const detailOf = async (person, order) => (await person.request('GET', `/desk/v1/orders/${order}`)).json();

const step = (person, order, name, body, { version = '*', key }) => person.request('POST', `/desk/v1/orders/${order}/${name}`,
    { body, headers: { 'If-Match': version === '*' ? '*' : `"${version}"`, 'Idempotency-Key': key } });

const parcel = { tracking_number: '6A12345678901', carrier: 'Colissimo', tracking_url: '', stated_day: '', identifiers: [] };

/// Sends a whole request and hangs up before any answer can be read.
function sendAndHangUp(daemon, person, path, headers, body) {
    return new Promise((done, failed) => {
        const socket = connect(daemon.port, '127.0.0.1', () => {
            const head = Object.entries({ Host: `127.0.0.1:${daemon.port}`, Cookie: person.cookie, 'Sec-Fetch-Site': 'same-origin',
                'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body), ...headers });
            socket.end(`POST ${path} HTTP/1.1\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`, () => {
                socket.destroy();
                done();
            });
        });
        socket.on('error', failed);
    });
}

test('steps that meet have one effect', { timeout: 120_000 }, async (context) => {
    const daemon = await startDaemon({ ads: 200, flags });
    context.after(() => daemon.stop('SIGKILL'));
    const people = await Promise.all(Array.from({ length: agents }, () => signIn(daemon)));
    const rows = await openOrders(people[0]);
    const toConfirm = rows.filter((row) => row.state === 1), toDispatch = rows.filter((row) => row.state === 3);
    assert.ok(toConfirm.length >= 3 && toDispatch.length >= 3, `${toConfirm.length} to confirm, ${toDispatch.length} to dispatch`);

    await context.test('two agents confirm the same order at once', async () => {
        const { order, version } = toConfirm[0];
        const answers = await Promise.all(people.map((person, at) => step(person, order, 'confirm', { lines: [] }, { version, key: `agent-${at}` })));
        assert.equal(answers.filter(({ status }) => status === 200).length, 1);
        for (const answer of answers.filter(({ status }) => status !== 200)) {
            assert.equal(answer.status, 412, answer.text);
            assert.equal(answer.json().current.version, version + 1);
        }
        const after = await detailOf(people[0], order);
        assert.equal(after.version, version + 1);
        assert.equal(after.timeline.filter(({ kind }) => kind === 'confirmed').length, 1);
    });

    await context.test('a dispatch sent eight times at once', async () => {
        const { order, version } = toDispatch[0];
        const answers = await Promise.all(people.map((person) => step(person, order, 'dispatch', parcel, { version, key: 'one-dispatch' })));
        for (const answer of answers) assert.equal(answer.status, 200, answer.text);
        assert.equal(new Set(answers.map(({ text }) => text)).size, 1, 'the same answer to all');
        const after = await detailOf(people[0], order);
        assert.equal(after.version, version + 1);
        assert.equal(after.timeline.filter(({ kind }) => kind === 'dispatched').length, 1);
        assert.equal(after.money.filter(({ kind }) => kind === 'sale_price').length, after.lines.filter(({ state }) => state === 3).length);
    });

    await context.test('the line breaks between request and answer', async () => {
        for (const { order, version } of toDispatch.slice(1, 3)) {
            const key = `lost-${order}`;
            await sendAndHangUp(daemon, people[0], `/desk/v1/orders/${order}/dispatch`, { 'If-Match': `"${version}"`, 'Idempotency-Key': key }, JSON.stringify(parcel));
            const again = await step(people[0], order, 'dispatch', parcel, { version, key });
            assert.equal(again.status, 200, again.text);
            const after = await detailOf(people[0], order);
            assert.equal(after.version, version + 1);
            assert.equal(after.timeline.filter(({ kind }) => kind === 'dispatched').length, 1);
        }
    });
});

test('kill -9 during a bulk dispatch: it is finished after the start, and each order left once', { timeout: 240_000 }, async (context) => {
    const data = mkdtempSync(join(tmpdir(), 'stallkeeper-orders-'));
    const start = () => startDaemon({ ads: 200, data, flags: ['--orders', '25000'] });
    let daemon = await start();
    context.after(() => { daemon.child.kill('SIGKILL'); rmSync(data, { recursive: true, force: true }); });
    let person = await signIn(daemon);
    const bulk = (body, key) => person.request('POST', '/desk/v1/orders/bulk', { body, headers: { 'Idempotency-Key': key } });
    const taskOf = async (task) => (await person.request('GET', `/desk/v1/tasks/${task}`)).json();
    const waiting = (await openOrders(person)).filter(({ state }) => state === 1).map(({ order }) => ({ order }));
    const confirmed = (await bulk({ action: 'confirm', orders: waiting }, 'confirm-all')).json();
    await until(() => taskOf(confirmed.task), ({ state }) => state === 'done');
    const orders = (await openOrders(person)).filter(({ state }) => state === 3);
    assert.ok(orders.length > 200, `${orders.length} orders`);
    const wish = { action: 'dispatch', orders: orders.map(({ order }) => ({ order, tracking_number: '6A12345678901', carrier: 'Colissimo', tracking_url: '' })) };
    const accepted = await bulk(wish, 'dispatch-all');
    assert.equal(accepted.status, 202, accepted.text);
    const { task } = accepted.json();
    await until(() => taskOf(task), ({ processed, state }) => processed > 0 || state === 'done');
    daemon.child.kill('SIGKILL');
    assert.equal((await daemon.ended).signal, 'SIGKILL');

    daemon = await start();
    person = await signIn(daemon);
    const done = await until(() => taskOf(task), ({ state }) => state === 'done' || state === 'failed');
    assert.equal(done.state, 'done', JSON.stringify(done));
    assert.equal(done.processed, orders.length);
    assert.equal(done.changed, orders.length, 'every order left');
    assert.deepEqual(done.refusals, []);
    const lines = (await person.request('GET', `/desk/v1/tasks/${task}/lines`)).text.trim().split('\n').map((line) => JSON.parse(line));
    assert.deepEqual(lines.map(({ order }) => order), orders.map(({ order }) => order));
    for (const { order, version } of orders.filter((_, at) => at % 7 === 0)) {
        const after = await detailOf(person, order);
        assert.equal(after.version, version + 1, `order ${order}`);
        assert.equal(after.timeline.filter(({ kind }) => kind === 'dispatched').length, 1);
        assert.equal(after.money.filter(({ kind }) => kind === 'sale_price').length, after.lines.filter(({ state }) => state === 3).length);
    }
    assert.equal((await bulk(wish, 'dispatch-all')).text, accepted.text, 'sent again, it is the same task');
    await daemon.stop();
});
