// Starting and stopping: the same shop and token again, a clean end, a busy port, a shop that another has open or that is none,
// options that make no sense.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, linkSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { ask, followLines, loadWorkspace, runToEnd, shopNow, signIn, startDaemon } from './daemon.mjs';

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

/// A folder that is gone at the end of the test.
function folderOf(context) {
    const folder = mkdtempSync(join(tmpdir(), 'stallkeeper-'));
    context.after(() => rmSync(folder, { recursive: true, force: true }));
    return folder;
}
const modeOf = (path) => statSync(path).mode & 0o7777;
const database = 'stallkeeper.sqlite3';
function changeDatabase(file, script) {
    const done = spawnSync('/usr/bin/python3', ['-c', 'import sqlite3, sys\nd = sqlite3.connect(sys.argv[1])\nd.executescript(sys.argv[2])', file, script], { encoding: 'utf8' });
    assert.equal(done.status, 0, done.stderr);
}

test('a shop that is open is refused by each of its names and names who holds it', async (context) => {
    const place = folderOf(context), data = join(place, 'data');
    const daemon = await startDaemon({ ads: 10, data });
    const file = join(data, database);
    symlinkSync(data, join(place, 'link'));
    symlinkSync(file, join(place, 'link.sqlite3'));
    linkSync(file, join(place, 'hard.sqlite3'));
    const other = ['--data', join(place, 'other'), '--database'];
    for (const args of [['--data', data], ['--data', `${place}/./data/../data/`], ['--data', join(place, 'link')], ['--data', data, '--database', join(place, 'new.sqlite3')],
        [...other, file], [...other, `sqlite:${file}`], [...other, join(place, 'link.sqlite3')], [...other, join(place, 'hard.sqlite3')]]) {
        const { code, out, err } = await runToEnd([...args, '--port', '0']);
        assert.equal(code, 1, args.join(' '));
        assert.match(err, new RegExp(`^stallkeeperd: another stallkeeperd \\(process ${daemon.child.pid}\\) has the shop in .* open\\. Stop that one`), args.join(' '));
        assert.equal(out, '');
    }
    assert.equal((await ask(daemon, 'GET', '/readyz')).status, 200);
    changeDatabase(file, 'select count(*) from listing'); // who only reads is let in
    assert.deepEqual(await daemon.stop(), { code: 0, signal: null });
    const after = await startDaemon({ ads: 10, data });
    await after.stop();
});

test('what cannot be opened is said with what to do and without a statement', async (context) => {
    const place = folderOf(context), data = join(place, 'whole');
    await (await startDaemon({ ads: 10, data })).stop();
    const spoilt = (name, script) => {
        const folder = join(place, name);
        mkdirSync(folder);
        writeFileSync(join(folder, database), readFileSync(join(data, database)));
        changeDatabase(join(folder, database), script);
        return ['--data', folder];
    };
    mkdirSync(join(place, 'text'));
    writeFileSync(join(place, 'text', database), 'not a database '.repeat(500));
    writeFileSync(join(place, 'file'), '');
    changeDatabase(join(place, 'foreign.sqlite3'), 'create table album (id integer primary key)');
    const rows = [[['--data', join(place, 'text')], /file is not a database.*Put a copy in its place/],
        [spoilt('lacks', 'drop table task_line'), /is not whole: it lacks table "task_line"\. Put a copy/],
        [spoilt('column', 'alter table product drop column weight_grams'), /lacks column "weight_grams" of "product"/],
        [spoilt('newer', "insert into schema_version values (9999, 'later', 0, 0)"), /newer Stallkeeper \(schema 9999.*Start the newer program/],
        [['--data', join(place, 'a'), '--database', join(place, 'foreign.sqlite3')], /another program \(it has "album"\)/],
        [['--data', join(place, 'b'), '--database', place], /Is a directory.*has to be of this user/],
        [['--data', join(place, 'c'), '--database', join(place, 'none/x.sqlite3')], /none\/x\.sqlite3 cannot be used: No such file or directory/],
        [['--data', join(place, 'file')], /file cannot be used: .*another folder with --data DIR/],
        [['--data', '/proc/stallkeeper'], /\/proc\/stallkeeper cannot be used: .*has to be of this user/]];
    for (const [args, sentence] of rows) {
        const { code, err } = await runToEnd([...args, '--port', '0']);
        assert.equal(code, 1, args.join(' '));
        assert.match(err, sentence);
        assert.equal(err.trim().split('\n').length, 1, err);
        assert.doesNotMatch(err, /pragma|select |storage_|data_unusable| in: /);
        assert.ok(err.includes(args.at(-1)), err);
    }
    changeDatabase(join(place, 'foreign.sqlite3'), 'create table merchant (id)'); // no table of ours came into it
});

test('what is kept is closed to others, and what was open is closed and told', async (context) => {
    const place = folderOf(context), data = join(place, 'data');
    await (await startDaemon({ ads: 10, data })).stop();
    assert.equal(modeOf(data), 0o700);
    for (const name of readdirSync(data)) assert.equal(modeOf(join(data, name)), 0o600, name);
    chmodSync(data, 0o755);
    writeFileSync(join(data, `${database}.before-v1`), 'an older copy');
    writeFileSync(join(data, 'notes.txt'), 'a file of somebody');
    for (const name of readdirSync(data)) chmodSync(join(data, name), 0o644);
    const daemon = await startDaemon({ ads: 10, data });
    const person = await signIn(daemon);
    const { rows: [ad] } = await loadWorkspace(person);
    await person.request('PATCH', `/desk/v1/listings/${ad.listing}`, { body: { market: ad.market, quantity: 3 },
        headers: { 'If-Match': `"${ad.version}"`, 'Idempotency-Key': 'one' } });
    assert.ok(existsSync(join(data, `${database}-wal`)));
    assert.equal(modeOf(data), 0o700);
    for (const name of readdirSync(data)) assert.equal(modeOf(join(data, name)), name === 'notes.txt' ? 0o644 : 0o600, name);
    await daemon.stop();
    const told = daemon.log.trim().split('\n').map((line) => JSON.parse(line)).filter(({ event }) => event === 'closed_to_others');
    assert.deepEqual(told.map(({ path, mode }) => `${path.slice(data.length)} ${mode}`).sort(),
        [' 0755', '/demo-token 0644', `/${database} 0644`, `/${database}.before-v1 0644`, '/stallkeeperd.lock 0644']);
});

test('the shop has the time that --now says and it moves on, the log has the real one', async () => {
    const at = Date.parse('2027-02-28T23:59:58Z'), began = Date.now();
    const daemon = await startDaemon({ ads: 60, flags: ['--now', '2027-02-28T23:59:58Z', '--log-level', 'info'] });
    const shopTime = async () => (await signIn(daemon)).session.now;
    const first = await shopTime();
    assert.ok(first >= at && first <= at + Date.now() - began, `${first}`);
    const orders = (await (await signIn(daemon)).request('GET', '/desk/v1/orders')).json().rows;
    assert.ok(orders.every(({ created_at: created }) => created < first));
    assert.ok(orders.some(({ created_at: created }) => created > at - 3 * 86_400_000), 'orders of the last days');
    assert.ok(await shopTime() > first);
    await daemon.stop();
    for (const line of daemon.log.trim().split('\n')) assert.ok(Math.abs(Date.parse(JSON.parse(line).time) - Date.now()) < 600_000, line);
    for (const text of ['2027-02-28', '2027-02-28T23:59:58', 'soon', '2019-01-01T00:00:00Z']) {
        const { code, err } = await runToEnd(['--now', text]);
        assert.equal(code, 2);
        assert.match(err, /--now.*2026-03-27T16:00:00Z/);
    }
});

test('shops of the tests have a clock of their own', async () => {
    const daemon = await startDaemon({ ads: 10 });
    const { session } = await signIn(daemon);
    assert.ok(Math.abs(session.now - shopNow()) < 10_000, `${new Date(session.now).toISOString()}`);
    await daemon.stop();
});
