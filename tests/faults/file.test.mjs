// A database file that breaks under a running daemon: taken away, and spoilt. It is 503 with a reason in the log, nothing is made in
// its place, and put right it serves again without a restart. Must not know how the file is read.
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ask, signIn, startDaemon, until } from '../contract/daemon.mjs';

test('a database that breaks under the daemon is 503 and serves again once it was put right', { timeout: 120_000 }, async (context) => {
    const data = mkdtempSync(join(tmpdir(), 'stallkeeper-file-'));
    context.after(() => rmSync(data, { recursive: true, force: true }));
    const daemon = await startDaemon({ ads: 200, data });
    context.after(() => daemon.child.kill('SIGKILL'));
    const person = await signIn(daemon);
    const file = join(data, 'stallkeeper.sqlite3');
    const look = () => person.request('GET', '/desk/v1/orders');
    let keys = 0;
    const write = () => person.request('PATCH', '/desk/v1/listings/1', { body: { market: 'FR', quantity: ++keys }, headers: { 'If-Match': '*', 'Idempotency-Key': `k${keys}` } });
    assert.equal((await look()).status, 200);
    assert.equal((await write()).status, 200);

    const troubles = [
        { name: 'taken away', codes: ['disk_failing'], breakIt: () => renameSync(file, file + '.aside'), mendIt: () => renameSync(file + '.aside', file) },
        { name: 'another in its place', codes: ['database_unreadable'], breakIt: () => { renameSync(file, file + '.aside'); writeFileSync(file, 'x'.repeat(65_536)); },
            mendIt: () => renameSync(file + '.aside', file) },
    ];
    for (const { name, codes, breakIt, mendIt } of troubles) {
        breakIt();
        for (const answer of [await look(), await write(), await look()]) {
            assert.equal(answer.status, 503, `${name}: ${answer.text}`);
            assert.ok(codes.includes(answer.json().code), `${name}: ${answer.text}`);
            assert.ok(answer.headers.get('retry-after'));
            assert.doesNotMatch(answer.text, /select|sqlite/i);
            const id = answer.json().request_id;
            const lines = async () => daemon.log.split('\n').slice(0, -1).filter((line) => line.includes(id)).map((line) => JSON.parse(line));
            await until(lines, (told) => told.some(({ event, reason }) => event === 'failed' && reason.startsWith('storage_')));
        }
        assert.equal((await ask(daemon, 'GET', '/readyz')).status, 503);
        if (name === 'taken away') assert.ok(!existsSync(file), 'no new shop in the place of the old');
        mendIt();
        assert.equal((await look()).status, 200, name);
        assert.equal((await write()).status, 200, name);
    }
    assert.equal((await daemon.stop()).code, 0);
    assert.ok(readFileSync(file).subarray(0, 15).toString() === 'SQLite format 3');
});
