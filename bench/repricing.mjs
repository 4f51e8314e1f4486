// Saved rules at work over a whole shop: every rival moves, and one rule follows over 100,000 ads; ads a second, and how long
// others wait meanwhile. The peer is the same price changes sent ad by ad by a program. --ads= and --by_hand= make it smaller.
// The shop's file is changed by Python's sqlite3 while the daemon is down, as no route moves rivals. Must not know how rules decide.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadWorkspace, signIn, startDaemon, until } from '../tests/contract/daemon.mjs';
import { options, pause, printTable, waitHead, waitRows, waitsUntil } from './parts/figures.mjs';

const given = options();
const ads = Number(given.ads ?? 103_000), byHand = Number(given.by_hand ?? 500); // some are not in France
const data = mkdtempSync(join(tmpdir(), 'stallkeeper-bench-'));
const start = () => startDaemon({ ads, data, flags: ['--seller-limits', 'off'], patienceMs: 900_000 });

function sql(text) {
    const run = spawnSync('/usr/bin/python3', ['-c', `import json, sqlite3, sys
shop = sqlite3.connect(sys.argv[1], timeout=60)
rows = shop.execute(sys.argv[2]).fetchall()
shop.commit()
print(json.dumps(rows))`, join(data, 'stallkeeper.sqlite3'), text], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    return JSON.parse(run.stdout);
}
let keys = 0;
const keyed = (person, method, path, body, headers = {}) =>
    person.request(method, path, { body, headers: { 'Idempotency-Key': `bench-${++keys}-${Date.now()}`, ...headers } });
async function well(answer) {
    const got = await answer;
    if (got.status >= 300) throw new Error(`${got.status} ${got.text.slice(0, 300)}`);
    return got;
}
const finished = (person, task) => until(async () => (await person.request('GET', `/desk/v1/tasks/${task}`)).json(),
    ({ state }) => ['done', 'failed'].includes(state), 900_000);

let daemon = await start();
try {
    let person = await signIn(daemon);
    const france = (await loadWorkspace(person)).rows.filter((row) => row.market === 'FR');
    await well(keyed(person, 'PATCH', '/desk/v1/repricing', { on: false, rails: { share_basis_points_max: 10_000, depth_basis_points_max: 10_000, prices_min: 20 } }));
    const rule = { aim: 'match', beat: '0.00', beat_basis_points: 0, step: '0.00', while_holding: 'follow', daily_basis_points: 0, daily_moves: 0 };
    await well(keyed(person, 'POST', '/desk/v1/repricing/rules', { name: 'Match', market: 'FR', category: 0, listings: [], rule, enabled: true, confirmed: true }));
    // A rule moves ads with a floor only.
    const floors = { market: 'FR', change: { action: 'floor_from_price', basis_points: 5000 }, confirmed: true, listings: france.map(({ listing }) => listing) };
    await finished(person, (await well(keyed(person, 'POST', '/desk/v1/bulk', floors))).json().task);
    await daemon.stop();
    const [[cursor]] = sql('select max(sequence) from journal where merchant_id = 1');
    sql('update rival_offer set price_minor = max(100, price_minor * 97 / 100)');
    daemon = await start();
    person = await signIn(daemon);
    // Each ad's buybox is looked at again, and each is news in the journal.
    const stock = { market: 'FR', change: { action: 'add_to_stock', pieces: 1 }, confirmed: true, listings: france.map(({ listing }) => listing) };
    const looked = await finished(person, (await well(keyed(person, 'POST', '/desk/v1/bulk', stock))).json().task);
    await daemon.stop();
    sql(`update repricing set is_on = 1, journal_cursor = ${cursor}`);

    daemon = await start();
    person = await signIn(daemon);
    const some = france.filter((row) => row.publication === 2).slice(0, 400);
    const began = performance.now();
    let change = 0;
    const quiet = pause(0);
    const { times } = await waitsUntil(quiet.then(async () => {
        for (;;) {
            const [[at, end]] = sql('select journal_cursor, (select max(sequence) from journal where merchant_id = 1 and kind = \'bulk\') from repricing where merchant_id = 1');
            if (at >= end) return;
            await pause(300); // deadline: how exactly the end is seen
        }
    }), {
        'GET of a page of 50 orders': () => well(person.request('GET', '/desk/v1/orders?limit=50')),
        'GET of one ad\'s price history': () => well(person.request('GET', `/desk/v1/listings/${some[change % some.length].listing}/prices?market=FR`)),
        'PATCH of one ad': () => well(keyed(person, 'PATCH', `/desk/v1/listings/${some[++change % some.length].listing}`, { market: 'FR', comment: `${change}` }, { 'If-Match': '*' })),
    });
    const spentS = (performance.now() - began) / 1000;
    const [[moves]] = sql('select count(*) from repricing_move where merchant_id = 1');
    const from = performance.now();
    const sold = france.filter((row) => row.publication === 2).slice(-byHand);
    for (const row of sold)
        await well(keyed(person, 'PATCH', `/desk/v1/listings/${row.listing}`, { market: 'FR', currency: 'EUR', price: (Number(row.price) - 0.01).toFixed(2) }, { 'If-Match': '*' }));
    const handS = (performance.now() - from) / 1000 / sold.length;
    console.log(`${france.length.toLocaleString('en')} ads in France, every rival 3 % cheaper, one rule over all of them\n`);
    printTable(['', 'ads', 'seconds', 'ads a second'], [
        ['ads that the rule looks at', looked.changed, spentS.toFixed(1), Math.round(looked.changed / spentS)],
        ['of these, prices that it moves', moves, spentS.toFixed(1), Math.round(moves / spentS)],
        ['the same ad by ad, one PATCH each', sold.length, (handS * sold.length).toFixed(2), Math.round(1 / handS)],
        ['rule ÷ ad by ad, prices a second', '', '', `${(moves / spentS * handS).toFixed(1)} ×`],
    ]);
    console.log('\nMeanwhile\n');
    printTable(waitHead, waitRows(times, 'while the rule runs'));
} finally {
    await daemon.stop();
    rmSync(data, { recursive: true, force: true });
}
