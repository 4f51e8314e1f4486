// The check of the longest ad file, 15,000 lines of which every second is wrong, in the page: from the drop until the preview with
// every verdict is drawn, what the server is asked in between included. The peer is PapaParse in the same browser: the text cut
// into cells, price and quantity checked by Number, nothing else known or drawn. --lines= and --ads= make it smaller.
// Must not know how the page works.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { loadWorkspace, signIn } from '../tests/contract/daemon.mjs';
import { openShop } from '../tests/browser/harness.mjs';
import { at, options, printTable, shown } from './parts/figures.mjs';

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

/// Known ads with another stock, new ads of known products, and every second line wrong.
function fileOf(rows) {
    const own = rows.filter((row) => row.market === 'FR' && row.publication === 2 && !row.floor && !row.maximum);
    const made = ['sku;price;quantity;product_id;grade'];
    for (let place = 0; place < lines; place++) {
        const model = own[place % own.length];
        if (place % 2) made.push(place % 4 === 1 ? `BAD-${place};free;1;${model.product};GOOD` : `BAD-${place};10.00;-4;${model.product};GOOD`);
        else made.push(place < own.length ? `${own[place].sku};${own[place].price};${own[place].quantity + 1};;` : `NEW-${place};199.90;2;${model.product};GOOD`);
    }
    return made.join('\r\n') + '\r\n';
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
    const csv = fileOf((await loadWorkspace(await signIn(shop.daemon))).rows);
    const ours = [], scripted = [];
    let peer;
    for (let round = 0; round < rounds; round++) {
        const page = await shop.open({ width: 1440, height: 900 });
        await page.see('grid', 'Ads list');
        await page.raw.evaluate(papaParse());
        peer = await page.raw.evaluate(peerOnce, csv);
        scripted.push(peer.ms);
        // The page's own clock: from the drop to the first frame whose mirror has a refused line.
        await page.raw.evaluate(() => {
            window.benchSeen = new Promise((done) => {
                addEventListener('drop', () => { window.benchDrop = performance.now(); }, true);
                const look = () => document.querySelector('#mirror')?.textContent.includes('BAD-1')
                    ? done(performance.now() - window.benchDrop) : requestAnimationFrame(look);
                look();
            });
        });
        await page.drop('ads.csv', csv);
        ours.push(await page.raw.evaluate(() => window.benchSeen));
        await page.close();
    }
    if (peer.lines !== lines || peer.wrong !== lines / 2) throw new Error(JSON.stringify(peer));
    console.log(`${lines.toLocaleString('en')} lines, ${(csv.length / 1e6).toFixed(1)} MB, every second wrong, a shop of ${ads.toLocaleString('en')} ads; of ${rounds} rounds\n`);
    printTable(['', 'median ms', 'longest ms'], [
        ['page: from the drop to the preview with every verdict, drawn', shown(at(ours, 0.5)), shown(Math.max(...ours))],
        ['PapaParse and Number in the same page, nothing drawn', shown(at(scripted, 0.5)), shown(Math.max(...scripted))],
        ['peer ÷ page', `${(at(scripted, 0.5) / at(ours, 0.5)).toFixed(2)} ×`, ''],
    ]);
} finally {
    await shop.close();
}
