// kill -9 during a stream of concurrent writes, twenty times: what was acknowledged is there, nothing is there by half.
// Writers change prices, each ad with one request at a time and a key of its own; beside them files are imported.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadWorkspace, signIn, startDaemon, until } from '../contract/daemon.mjs';

const rounds = 20, writers = 8, adsOfWriters = 16, adsOfImports = 8;

export function ledgerOf(data) {
    const read = spawnSync('/usr/bin/python3', [join(import.meta.dirname, 'ledger.py'), join(data, 'stallkeeper.sqlite3')], { encoding: 'utf8', maxBuffer: 1 << 28 });
    assert.equal(read.status, 0, read.stderr);
    return JSON.parse(read.stdout);
}

/// The file is whole, and each ad is what its journal says: one version for each event, prices in an unbroken chain.
export function holdWhole(ledger, first) {
    assert.deepEqual(ledger.integrity, ['ok']);
    assert.deepEqual(ledger.foreign_keys, []);
    ledger.sequences.forEach((sequence, at) => assert.equal(sequence, at + 1, 'the journal has no gap'));
    for (const [listing, ad] of Object.entries(ledger.ads)) {
        const began = first.ads[listing];
        const sequences = new Set(ad.events.map((event) => event.sequence));
        assert.equal(ad.version, began.version + sequences.size - new Set(began.events.map((event) => event.sequence)).size,
            `ad ${listing}: one version for each event`);
        const prices = { ...began.prices };
        for (const { before, after } of ad.events.slice(began.events.length)) {
            if (after.price === undefined) continue;
            assert.equal(before.price, (prices[after.market] / 100).toFixed(2), `ad ${listing}: the journal's chain`);
            prices[after.market] = Math.round(Number(after.price) * 100);
        }
        assert.deepEqual(ad.prices, prices, `ad ${listing}: the row is what the journal says`);
    }
}

const random = (seed) => () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;

/// Writes until the daemon is gone; an ad's last request that got no answer is kept as `open`.
async function writeUntilKilled(person, ads, chance, acknowledged) {
    for (let count = 0; ; ++count) {
        const ad = ads[count % ads.length];
        const wish = { price: (100 + Math.floor(chance() * 90_000) / 100).toFixed(2), key: `k-${ad.listing}-${ad.version}-${Math.floor(chance() * 1e9)}`, version: ad.version };
        ad.open = wish;
        let answer;
        try { answer = await send(person, ad, wish); } catch { return; }
        assert.equal(answer.status, 200, answer.text);
        settle(ad, answer);
        acknowledged();
    }
}

const send = (person, ad, wish) => person.request('PATCH', `/desk/v1/listings/${ad.listing}`, { body: { market: 'FR', currency: 'EUR', price: wish.price },
    headers: { 'If-Match': `"${wish.version}"`, 'Idempotency-Key': wish.key } });

function settle(ad, answer) {
    const row = answer.json().rows.find((each) => each.market === 'FR');
    assert.equal(row.price, ad.open.price);
    Object.assign(ad, { price: row.price, version: row.version, open: null });
}

async function importUntilKilled(person, ads, chance, files, acknowledged) {
    for (;;) {
        const file = { key: `f-${Math.floor(chance() * 1e9)}`, quantity: 1 + Math.floor(chance() * 900_000), task: 0 };
        const catalog = 'sku,quantity\n' + ads.map((ad) => `${ad.sku},${file.quantity}\n`).join('');
        files.push(file);
        try {
            const answer = await person.request('POST', '/desk/v1/imports', { headers: { 'Idempotency-Key': file.key },
                body: { market: 'FR', file_name: 'stock.csv', catalog, delimiter: ',', quote: '"' } });
            assert.equal(answer.status, 202, answer.text);
            file.task = answer.json().task;
            acknowledged();
        } catch (error) { if (error.code === 'ERR_ASSERTION') throw error; return; }
    }
}

/// After a restart: acknowledged prices stand; a request that got no answer happened wholly or not, and can be sent again.
async function holdAcknowledged(person, ads, ledger) {
    for (const ad of ads) {
        const stored = ledger.ads[ad.listing];
        const happened = ad.open && ledger.keys.includes(ad.open.key);
        assert.equal((stored.prices.FR / 100).toFixed(2), happened ? ad.open.price : ad.price, `ad ${ad.listing}`);
        assert.equal(stored.version, ad.version + (happened ? 1 : 0), `ad ${ad.listing}`);
        if (!ad.open) continue;
        const again = await send(person, ad, ad.open);
        assert.equal(again.status, 200, again.text);
        settle(ad, again);
        assert.equal(ad.version, stored.version + (happened ? 0 : 1), 'one effect, however often it is sent');
    }
}

async function holdImports(person, files) {
    for (const file of files.filter((each) => each.task)) {
        const task = await until(async () => (await person.request('GET', `/desk/v1/tasks/${file.task}`)).json(), ({ state }) => state === 'done' || state === 'failed');
        assert.equal(task.state, 'done', JSON.stringify(task));
        assert.equal(task.processed, adsOfImports);
    }
}

test(`kill -9 ${rounds} times during writes loses nothing and halves nothing`, { timeout: 300_000 }, async (context) => {
    const data = mkdtempSync(join(tmpdir(), 'stallkeeper-kill-'));
    const chance = random(20261123);
    const flags = ['--seller-limits', 'off']; // two writers go faster than any page may
    let daemon = await startDaemon({ ads: 160, data, flags });
    context.after(async () => { daemon.child.kill('SIGKILL'); rmSync(data, { recursive: true, force: true }); });
    const { rows } = await loadWorkspace(await signIn(daemon));
    const plain = rows.filter((row) => row.market === 'FR' && row.publication === 2 && !row.floor && !row.maximum);
    const ads = plain.slice(0, adsOfWriters).map(({ listing, sku, price, version }) => ({ listing, sku, price, version, open: null }));
    const stocked = plain.slice(adsOfWriters, adsOfWriters + adsOfImports);
    assert.equal(stocked.length, adsOfImports);
    await daemon.stop();
    const first = ledgerOf(data);
    daemon = await startDaemon({ ads: 160, data, flags });
    let acknowledgedCount = 0;
    for (let round = 0; round < rounds; ++round) {
        const person = await signIn(daemon);
        const files = [];
        let left = 5 + Math.floor(chance() * 60);
        const acknowledged = () => {
            ++acknowledgedCount;
            if (--left === 0) daemon.child.kill('SIGKILL');
        };
        await Promise.all([importUntilKilled(person, stocked, chance, files, acknowledged),
            ...Array.from({ length: writers }, (_, at) => writeUntilKilled(person, ads.filter((_, place) => place % writers === at), chance, acknowledged))]);
        assert.equal((await daemon.ended).signal, 'SIGKILL');
        const ledger = ledgerOf(data);
        holdWhole(ledger, first);
        daemon = await startDaemon({ ads: 160, data, flags });
        const again = await signIn(daemon);
        await holdAcknowledged(again, ads, ledger);
        await holdImports(again, files);
    }
    await daemon.stop();
    const last = ledgerOf(data);
    holdWhole(last, first);
    assert.ok(Object.values(last.tasks).every((state) => state === 'done'), JSON.stringify(last.tasks));
    assert.ok(acknowledgedCount >= rounds * 5, `${acknowledgedCount} writes`);
});
