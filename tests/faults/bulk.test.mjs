// A change of every ad of a market whose daemon is killed in its midst, and the undo of it killed too: both are finished after
// the start, each ad is moved once and told once, and everything is as it was. Must not know how tasks are kept.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadWorkspace, signIn, startDaemon, until } from '../contract/daemon.mjs';

const cents = (text) => Math.round(Number(text) * 100);
const isOver = ({ state }) => ['done', 'failed', 'stopped'].includes(state);

test('kill -9 in a change of all ads and in its undo: each ad is moved once, told once, and put back', { timeout: 240_000 }, async (context) => {
    const data = mkdtempSync(join(tmpdir(), 'stallkeeper-bulk-'));
    const start = () => startDaemon({ ads: 4000, data });
    let daemon = await start();
    context.after(() => { daemon.child.kill('SIGKILL'); rmSync(data, { recursive: true, force: true }); });
    let person = await signIn(daemon);
    const post = (path, body, key) => person.request('POST', path, { body, headers: { 'Idempotency-Key': key } });
    const taskOf = async (task) => (await person.request('GET', `/desk/v1/tasks/${task}`)).json();
    const linesOf = async (task) => (await person.request('GET', `/desk/v1/tasks/${task}/lines`)).text.trim().split('\n').map((line) => JSON.parse(line));
    const inFrance = async () => (await loadWorkspace(person)).rows.filter(({ market }) => market === 'FR');
    /// The task killed once it has begun, and its end after the next start.
    async function killedIn(task) {
        const seen = await until(() => taskOf(task), ({ processed, state }) => processed > 0 || isOver({ state }));
        assert.ok(!isOver(seen), 'killed too late to say anything');
        daemon.child.kill('SIGKILL');
        assert.equal((await daemon.ended).signal, 'SIGKILL');
        daemon = await start();
        person = await signIn(daemon);
        const done = await until(() => taskOf(task), isOver);
        assert.equal(done.state, 'done', JSON.stringify(done).slice(0, 300));
        return done;
    }

    const before = await inFrance();
    const wish = { market: 'FR', change: { action: 'add_to_price', currency: 'EUR', amount: '-0.01' }, confirmed: true, listings: before.map(({ listing }) => listing) };
    const accepted = await post('/desk/v1/bulk', wish, 'all');
    assert.equal(accepted.status, 202, accepted.text);
    const { task } = accepted.json();
    const done = await killedIn(task);
    assert.equal(done.processed, before.length);
    assert.equal(done.changed + done.unchanged + done.refusals.length, before.length);
    assert.ok(done.changed > 3000, `${done.changed} changed`);
    const told = new Set((await linesOf(task)).filter(({ outcome }) => outcome === 'changed').map(({ listing }) => listing));
    assert.equal(told.size, done.changed);
    const after = new Map((await inFrance()).map((row) => [row.listing, row]));
    for (const row of before)
        assert.equal(cents(after.get(row.listing).price), cents(row.price) - (told.has(row.listing) ? 1 : 0), `ad ${row.listing}`);
    for (const row of before)
        assert.equal(after.get(row.listing).version, row.version + (told.has(row.listing) ? 1 : 0), `version of ad ${row.listing}`);
    assert.equal((await post('/desk/v1/bulk', wish, 'all')).text, accepted.text, 'sent again, it is the same task');

    const undo = await post(`/desk/v1/tasks/${task}/undo`, {}, 'undo');
    assert.equal(undo.status, 202, undo.text);
    const undone = await killedIn(undo.json().task);
    assert.equal(undone.changed, done.changed);
    assert.deepEqual(undone.refusals, []);
    assert.deepEqual((await inFrance()).map(({ listing, price }) => [listing, price]), before.map(({ listing, price }) => [listing, price]));
    await daemon.stop();
});
