// The check of the longest ad file, 15,000 lines of which every second is wrong, in the page: from the drop until the preview with
// every verdict is drawn, what the server is asked in between included; and the same with ways to deliver, where it is asked of
// every line, and what that answer takes alone. The peer is PapaParse in the same browser: the text cut
// into cells, price and quantity checked by Number, nothing else known or drawn. --lines= and --ads= make it smaller.
// Must not know how the page works.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadWorkspace, signIn } from '../tests/contract/daemon.mjs';
import { openShop } from '../tests/browser/harness.mjs';
import { at, cpuS, options, printTable, shown } from './parts/figures.mjs';

const given = options();
const lines = Number(given.lines ?? 15_000), ads = Number(given.ads ?? 5_000), rounds = Number(given.rounds ?? 5);

function papaParse() {
    const folder = resolve(import.meta.dirname, '../build/bench/papaparse');
    const script = join(folder, 'node_modules/papaparse/papaparse.min.js');
    if (!existsSync(script)) {
        mkdirSync(folder, { recursive: true });
        execFileSync('npm', ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', '--silent', 'papaparse@5.5.3'], { stdio: 'inherit' });
    }
    return readFileSync(script, 'utf8');
}

/// Known ads with another stock, new ads of known products, and every second line wrong. `ways`: what each line ends with.
function fileOf(own, ways = { head: '', line: '' }) {
    const made = ['sku;price;quantity;product_id;grade' + ways.head];
    for (let place = 0; place < lines; place++) {
        const model = own[place % own.length];
        if (place % 2) made.push(place % 4 === 1 ? `BAD-${place};free;1;${model.product};GOOD` : `BAD-${place};10.00;-4;${model.product};GOOD`);
        else made.push(place < own.length ? `${own[place].sku};${own[place].price};${own[place].quantity + 1};;` : `NEW-${place};199.90;2;${model.product};GOOD`);
    }
    return [made[0], ...made.slice(1).map((line) => line + ways.line)].join('\r\n') + '\r\n';
}
const ups = { head: ';shipper_1;shipping_price_1;shipping_delay_1', line: ';UPS;4.99;48' };

/// The page's own clock: from the drop to the first frame whose mirror has a refused line and no longer waits for the server.
async function dropped(page, csv) {
    await page.raw.evaluate(() => {
        window.benchSeen = new Promise((done) => {
            addEventListener('drop', () => { window.benchDrop = performance.now(); }, { capture: true, once: true });
            const look = () => {
                const text = document.querySelector('#mirror')?.textContent ?? '';
                if (text.includes('BAD-1') && !text.includes('The catalogue is being asked')) done(performance.now() - window.benchDrop);
                else requestAnimationFrame(look);
            };
            look();
        });
    });
    await page.drop('ads.csv', csv);
    return page.raw.evaluate(() => window.benchSeen);
}

/// The server alone: what as many ads as a file has lines would meet with another way to deliver; how long, and how long it worked.
async function foreseen(person, own) {
    const asked = Array.from({ length: lines }, (_, place) => ({ line: place + 2, market: 'FR', grade: 'GOOD',
        listing: own[place % own.length].listing, deliveries: [{ shipper: 'UPS', price: '4.99', delay_hours: 48 }] }));
    const began = performance.now(), cpuBegan = cpuS(shop.daemon.child.pid);
    const answer = await person.request('POST', '/desk/v1/imports/foresight', { body: { lines: asked } });
    if (answer.json().lines.length !== lines) throw new Error(answer.text.slice(0, 500));
    return { ms: performance.now() - began, workedMs: (cpuS(shop.daemon.child.pid) - cpuBegan) * 1000 };
}

/// What the page's own check is held against.
function peerOnce(csv) {
    const began = performance.now();
    const { data } = window.Papa.parse(csv, { header: true, skipEmptyLines: true });
    let wrong = 0;
    for (const line of data) if (!(Number(line.price) > 0) || !(Number(line.quantity) >= 0)) wrong++;
    return { ms: performance.now() - began, wrong, lines: data.length };
}

const shop = await openShop({ ads });
try {
    const person = await signIn(shop.daemon);
    const own = (await loadWorkspace(person)).rows.filter((row) => row.market === 'FR' && row.publication === 2 && !row.floor && !row.maximum);
    const csv = fileOf(own), delivered = fileOf(own, ups);
    const ours = [], withWays = [], asked = [], worked = [], scripted = [];
    let peer;
    for (let round = 0; round < rounds; round++) {
        const page = await shop.open({ width: 1440, height: 900 });
        await page.see('grid', 'Ads list');
        await page.raw.evaluate(papaParse());
        peer = await page.raw.evaluate(peerOnce, csv);
        scripted.push(peer.ms);
        ours.push(await dropped(page, csv));
        await page.close();
        const other = await shop.open({ width: 1440, height: 900 });
        await other.see('grid', 'Ads list');
        withWays.push(await dropped(other, delivered));
        await other.close();
        const { ms, workedMs } = await foreseen(person, own);
        asked.push(ms);
        worked.push(workedMs);
    }
    if (peer.lines !== lines || peer.wrong !== lines / 2) throw new Error(JSON.stringify(peer));
    console.log(`${lines.toLocaleString('en')} lines, ${(csv.length / 1e6).toFixed(1)} MB, every second wrong, a shop of ${ads.toLocaleString('en')} ads; of ${rounds} rounds\n`);
    printTable(['', 'median ms', 'longest ms'], [
        ['page: from the drop to the preview with every verdict, drawn', shown(at(ours, 0.5)), shown(Math.max(...ours))],
        ['the same with a way to deliver in each line', shown(at(withWays, 0.5)), shown(Math.max(...withWays))],
        [`server: what ${lines.toLocaleString('en')} such lines, all right, would meet`, shown(at(asked, 0.5)), shown(Math.max(...asked))],
        ['what it worked for that', shown(at(worked, 0.5)), shown(Math.max(...worked))],
        ['PapaParse and Number in the same page, nothing drawn', shown(at(scripted, 0.5)), shown(Math.max(...scripted))],
        ['peer ÷ page', `${(at(scripted, 0.5) / at(ours, 0.5)).toFixed(2)} ×`, ''],
    ]);
} finally {
    await shop.close();
}
