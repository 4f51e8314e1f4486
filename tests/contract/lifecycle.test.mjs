// Starting and stopping: the same shop and token again, a clean end, a busy port, options that make no sense.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ask, followLines, loadWorkspace, runToEnd, signIn, startDaemon } from './daemon.mjs';

test('a second start has the same shop and the same token', async () => {
    const data = mkdtempSync(join(tmpdir(), 'stallkeeper-'));
    const first = await startDaemon({ ads: 30, data });
    const { rows } = await loadWorkspace(await signIn(first));
    assert.deepEqual(await first.stop('SIGINT'), { code: 0, signal: null });
    assert.equal(statSync(join(data, 'demo-token')).mode & 0o777, 0o600);
    const second = await startDaemon({ ads: 99, data });
    assert.equal(second.token, first.token);
    assert.deepEqual((await loadWorkspace(await signIn(second))).rows, rows);
    await second.stop();
    rmSync(data, { recursive: true, force: true });
});

test('Ctrl-C ends idle connections and streams, and leaves with 0 at once', async () => {
    const daemon = await startDaemon({ ads: 20 });
    const person = await signIn(daemon);
    const follower = await followLines(daemon, '/desk/v1/changes?after=0', { Cookie: person.cookie });
    await follower.next();
    const idle = connect(daemon.port, '127.0.0.1');
    await new Promise((open) => idle.once('connect', open));
    const began = Date.now();
    const ended = daemon.stop('SIGINT');
    while (await follower.next() !== null);
    assert.deepEqual(await ended, { code: 0, signal: null });
    assert.ok(Date.now() - began < 4_000, `${Date.now() - began} ms`);
    idle.destroy();
});

test('a busy port is said with its own code', async () => {
    const daemon = await startDaemon({ ads: 10 });
    const data = mkdtempSync(join(tmpdir(), 'stallkeeper-'));
    const second = await runToEnd(['--data', data, '--port', String(daemon.port)]);
    assert.equal(second.code, 3);
    assert.match(second.err, new RegExp(`127\\.0\\.0\\.1:${daemon.port} is in use`));
    assert.equal((await ask(daemon, 'GET', '/readyz')).status, 200);
    await daemon.stop();
    rmSync(data, { recursive: true, force: true });
});

test('options that make no sense are said with code 2', async () => {
    const cases = [[['--port', '70000'], /--port/], [['--database', 'postgres://localhost/x'], /no PostgreSQL driver/],
        [['--log-level', 'loud'], /log-level/], [['--ads', '0'], /--ads/], [['--site', '/nonexistent'], /nonexistent/], [['--nonsense'], /nonsense/]];
    for (const [args, sentence] of cases) {
        const { code, err } = await runToEnd(args);
        assert.equal(code, 2, args.join(' '));
        assert.match(err, sentence);
    }
    const help = await runToEnd(['--help']);
    assert.equal(help.code, 0);
    for (const option of ['--port', '--address', '--data', '--site', '--database', '--demo', '--ads', '--seed', '--log-level'])
        assert.ok(help.out.includes(option), option);
});

test('options also come from the environment', async () => {
    const { code, err } = await runToEnd([], { STALLKEEPER_DATABASE: 'postgres://localhost/x' });
    assert.equal(code, 2);
    assert.match(err, /PostgreSQL/);
});

test('a new demo shop has as many orders as --orders says', async () => {
    const daemon = await startDaemon({ ads: 60, flags: ['--orders', '7'] });
    const { rows, counts } = (await (await signIn(daemon)).request('GET', '/desk/v1/orders')).json();
    assert.ok(rows.length <= 7 && rows.length >= 4, `${rows.length} orders`); // nobody is shown what was never paid
    assert.equal(counts.all, rows.length);
    await daemon.stop();
});

test('rivals move and the page hears of it', async () => {
    const daemon = await startDaemon({ ads: 60, flags: ['--rivals-move-every', '1'] });
    const person = await signIn(daemon);
    const { head } = await loadWorkspace(person);
    const follower = await followLines(daemon, `/desk/v1/changes?after=${head.cursor}`, { Cookie: person.cookie });
    let change;
    do change = await follower.next(15_000); while (change.kind !== 'buybox_moved'); // orders come too
    assert.equal(change.actor, '');
    assert.ok(change.rows.length > 0);
    follower.stop();
    await daemon.stop();
});
