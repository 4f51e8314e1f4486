// The whole page in Chromium: from a key press to the finished frame, how long a shop of 100,000 ads takes to be there, and
// whether 1,000,000 open and scroll. Prints one table. --ads=100000,1000000 chooses the shops. Must not know how the page works.
import { Page, openShop } from '../tests/browser/harness.mjs';

const given = Object.fromEntries(process.argv.slice(2).map((one) => one.replace(/^--/, '').split('=')));
const sizes = (given.ads ?? '100000,1000000').split(',').map(Number);
const patienceMs = 600_000;
const rows = [];
const say = (ads, what, ms, note = '') => rows.push([ads.toLocaleString('en'), what, ms.toFixed(ms < 100 ? 1 : 0), note]);
const at = (times, share) => times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];
const spread = (times) => `p95 ${at(times, 0.95).toFixed(1)}, of ${times.length}`;

/// The stream alone: nothing is made of the bytes.
const drain = (page) => page.raw.evaluate(async () => {
    const start = performance.now();
    const reader = (await fetch('/desk/v1/listings', { cache: 'no-store' })).body.getReader();
    let bytes = 0;
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) bytes += piece.value.length;
    return { ms: performance.now() - start, bytes };
});

/// From the event in the page until the drawing it caused is done: the page's own frame, then one turn of the browser's.
async function timeKeys(page, keys) {
    await page.raw.evaluate(() => {
        window.benchTimes = [];
        addEventListener('keydown', (event) => {
            const start = event.timeStamp, frames = window.stallkeeper.frames();
            const look = () => window.stallkeeper.frames() > frames ? window.benchTimes.push(performance.now() - start)
                : requestAnimationFrame(look);
            requestAnimationFrame(look);
        }, true);
    });
    for (const key of keys) await page.press(key);
    return page.raw.evaluate(() => window.benchTimes);
}

async function scriptMs(session) {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name) => metrics.find((one) => one.name === name).value * 1000;
    return { script: of('ScriptDuration'), task: of('TaskDuration') };
}

async function measure(ads) {
    const started = performance.now();
    const shop = await openShop({ ads });
    say(ads, 'daemon makes the demo shop and answers', performance.now() - started);
    try {
        const context = await shop.browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
        context.setDefaultTimeout(patienceMs);
        const page = new Page(await context.newPage(), shop.daemon.url);
        await page.signIn(shop.daemon);
        await page.goto('/ads');
        const session = await page.raw.context().newCDPSession(page.raw);
        await session.send('Performance.enable');
        await drain(page);
        const { ms, bytes } = await drain(page);
        say(ads, 'transfer: the stream read to its end', ms, `${(bytes / 1e6).toFixed(0)} MB of NDJSON`);

        await page.raw.reload();
        const before = await scriptMs(session);
        const start = performance.now();
        await page.raw.waitForFunction(() => window.stallkeeper && window.stallkeeper.frames() > 0);
        say(ads, 'reload to the first frame', performance.now() - start);
        await page.idle();
        say(ads, 'reload to every ad in the list', performance.now() - start);
        const after = await scriptMs(session);
        say(ads, 'of that the page itself: parse, index, draw', after.script - before.script, 'script time by the browser');

        await page.click('searchbox', 'Search ads');
        const times = await timeKeys(page, [...'iphone 13'].map((letter) => letter === ' ' ? 'Space' : letter));
        say(ads, 'key press in the search to its finished frame', at(times, 0.5), spread(times));
        await page.press('ControlOrMeta+A', 'Delete');
        const scrolls = [];
        for (let turn = 0; turn < 20; turn++) {
            const from = performance.now();
            await page.wheel('grid', 'Ads list', 3000);
            scrolls.push(performance.now() - from);
        }
        say(ads, 'one turn of the wheel, until idle', at(scrolls, 0.5), spread(scrolls));
        if (page.errors.length) throw new Error(page.errors.join('\n'));
    } finally {
        await shop.close();
    }
}

for (const ads of sizes) await measure(ads);
console.log('| ads | what | ms | |\n|---:|---|---:|---|');
for (const row of rows) console.log(`| ${row.join(' | ')} |`);
console.log('\nChromium draws WebGL in software here, so frames are slower than on any machine with a graphics card.');
