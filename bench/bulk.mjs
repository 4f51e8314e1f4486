// A change over 100,000 ads: previewed in the page beside the same preview in plain JavaScript over the same rows in the same
// browser; applied in the backend as one task and undone as a whole, beside the same change sent ad by ad, and how long others
// wait meanwhile. --ads=103000 is the size of the shop (nearly all are in France), --by_hand= how many go ad by ad.
// Must not know how the page works.
import { loadWorkspace, signIn } from '../tests/contract/daemon.mjs';
import { Page, openShop } from '../tests/browser/harness.mjs';
import { at, options, pause, printTable, shown, waitHead, waitRows, waitsUntil } from './parts/figures.mjs';

const given = options();
const ads = Number(given.ads ?? 103_000), byHand = Number(given.by_hand ?? 1_000);
const rows = [];
const say = (what, ms, note = '') => rows.push([what, shown(ms), note]);
const ratio = (peer, ours) => `${(peer / ours).toFixed(1)} ×`;

/// The preview as a page in JavaScript would write it: objects, integers in cents, one pass; the same counts come out.
function previewInScript({ all, amount }) {
    const holds = (ad, price) => ad.publication === 2 && ad.quantity > 0 && ad.toWin !== null && ad.standing !== 'won_by_your_other_ad'
        && price > 0 && price <= ad.toWin && (ad.maximum === null || price <= ad.maximum);
    const colour = (ad, price) => ad.publication !== 2 ? 'grey' : ad.newPrice !== null && price > ad.newPrice ? 'orange' : holds(ad, price) ? 'green' : 'red';
    const once = () => {
        const lines = [], sum = { changed: 0, refused: 0, won: 0, lost: 0, moved: 0 };
        for (const ad of all) {
            const price = ad.price + amount, before = holds(ad, ad.price), after = holds(ad, price);
            const line = { ad, price, before: colour(ad, ad.price), after: colour(ad, price), refused: '' };
            if (ad.publication === 4 || ad.price <= 0 || price <= 0 || price > 1e12 || (ad.floor !== null && price < ad.floor)) {
                line.refused = 'price';
                sum.refused++;
            } else {
                sum.changed++;
                sum.moved += amount;
                if (after !== before) after ? sum.won++ : sum.lost++;
            }
            lines.push(line);
        }
        const kind = (line) => line.refused ? 3 : line.after === 'green' && line.before !== 'green' ? 1 : line.before === 'green' && line.after !== 'green' ? 0 : 2;
        lines.sort((a, b) => kind(a) - kind(b));
        return sum;
    };
    const times = [];
    let sum;
    for (let round = 0; round < 9; round++) {
        const start = performance.now();
        sum = once();
        times.push(performance.now() - start);
    }
    return { times, sum };
}

/// From the key in the page until the frame it caused is drawn.
async function keyTimes(page, keys) {
    await page.raw.evaluate(() => {
        window.benchTimes = [];
        addEventListener('keydown', (event) => {
            const start = event.timeStamp, frames = window.stallkeeper.frames();
            const look = () => window.stallkeeper.frames() > frames ? window.benchTimes.push(performance.now() - start) : requestAnimationFrame(look);
            requestAnimationFrame(look);
        }, true);
    });
    for (const key of keys) await page.press(key);
    return page.raw.evaluate(() => window.benchTimes);
}

const shop = await openShop({ ads });
try {
    const desk = await signIn(shop.daemon);
    const workspace = (await loadWorkspace(desk)).rows.filter((row) => row.market === 'FR');
    await preview(workspace);
    await apply(workspace, desk);
} finally {
    await shop.close();
}
printTable(['what', 'ms', ''], rows);

async function preview(workspace) {
    const cents = (text) => text === undefined ? null : Math.round(Number(text) * 100);
    const all = workspace.map((row) => ({ publication: row.publication, quantity: row.quantity, price: cents(row.price), standing: row.standing,
        toWin: cents(row.price_to_win), newPrice: cents(row.new_price), maximum: cents(row.maximum), floor: cents(row.floor) }));
    const context = await shop.browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
    context.setDefaultTimeout(600_000);
    const page = new Page(await context.newPage(), shop.daemon.url);
    await page.signIn(shop.daemon);
    await page.goto('/ads?market=FR');
    await page.click('button', 'Bulk edit…');
    await page.click('combobox', 'What to do');
    await page.click('option', 'Add to the price');
    await page.click('textbox', /^Amount/);
    await page.type('-5.0');
    const keys = await keyTimes(page, ['1', 'Backspace', '1', 'Backspace', '1', 'Backspace', '1', 'Backspace', '1']);
    const scripted = await page.raw.evaluate(previewInScript, { all, amount: -501 });
    const label = await (await page.see('button', /^Change /)).evaluate((one) => one.getAttribute('aria-label') ?? one.textContent);
    const changed = Number(label.replaceAll(',', '').match(/\d+/)[0]);
    say(`page: a key in the amount, each of ${all.length.toLocaleString('en')} ads judged, its frame drawn`, at(keys, 0.5), `of ${keys.length} keys`);
    say('the same judged in plain JavaScript, nothing drawn', at(scripted.times, 0.5),
        `peer ÷ ours ${ratio(at(scripted.times, 0.5), at(keys, 0.5))}; changed ${changed} and ${scripted.sum.changed}`);
    await context.close();
}

/// Sends what makes a task and waits for its end; others ask meanwhile.
async function timeTask(desk, path, body, key, some) {
    const began = performance.now();
    let number = 0, task;
    const finish = async () => {
        const sent = await desk.request('POST', path, { headers: { 'Idempotency-Key': key }, body });
        if (sent.status !== 202) throw new Error(sent.text.slice(0, 300));
        const id = sent.json().task;
        do {
            await pause(50); // deadline: how exactly the end is seen
            task = (await desk.request('GET', `/desk/v1/tasks/${id}`)).json();
        } while (!['done', 'failed'].includes(task.state));
        return id;
    };
    const { times, outcome } = await waitsUntil(finish(), {
        'GET of an ad\'s price history': () => desk.request('GET', `/desk/v1/listings/${some[number % some.length].listing}/prices?market=FR`),
        'PATCH of an ad': () => desk.request('PATCH', `/desk/v1/listings/${some[++number % some.length].listing}`,
            { headers: { 'Idempotency-Key': `${key}-${number}`, 'If-Match': '*' }, body: { market: 'FR', comment: `${number}` } }),
    });
    return { ms: performance.now() - began, task, id: outcome, times };
}

async function apply(workspace, desk) {
    await desk.request('PATCH', '/desk/v1/repricing', { headers: { 'Idempotency-Key': 'rails' },
        body: { rails: { share_basis_points_max: 10000, depth_basis_points_max: 10000, prices_min: 20 } } });
    const some = workspace.filter((row) => row.publication === 2 && !row.floor && !row.maximum).slice(0, byHand);
    // Not confirmed: the guard looks at every ad before it lets the change through.
    const body = { market: 'FR', change: { action: 'add_to_price', currency: 'EUR', amount: '-0.01' }, confirmed: false, listings: workspace.map((row) => row.listing) };
    const done = await timeTask(desk, '/desk/v1/bulk', body, 'apply', some);
    const undone = await timeTask(desk, `/desk/v1/tasks/${done.id}/undo`, {}, 'undo', some);
    const rate = (one) => `${Math.round(workspace.length / one.ms * 1000).toLocaleString('en')} ads/s, ${one.task.changed} changed`;
    say(`backend: a change of ${workspace.length.toLocaleString('en')} ads guarded, sent and done as one task`, done.ms, rate(done));
    say('backend: all of it undone as one task', undone.ms, rate(undone));
    const from = performance.now();
    for (const [place, row] of some.entries())
        await desk.request('PATCH', `/desk/v1/listings/${row.listing}`, { headers: { 'Idempotency-Key': `hand-${place}`, 'If-Match': '*' },
            body: { market: 'FR', currency: 'EUR', price: (Number(row.price) - 0.01).toFixed(2) } });
    const hand = (performance.now() - from) / some.length;
    say(`the change ad by ad, ${some.length.toLocaleString('en')} of them, as many would take`, hand * workspace.length,
        `peer ÷ ours ${ratio(hand * workspace.length, done.ms)}`);
    printTable(waitHead, [...waitRows(done.times, 'while the change runs'), ...waitRows(undone.times, 'while it is undone')]);
    console.log();
}
