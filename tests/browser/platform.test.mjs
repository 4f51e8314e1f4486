// The browser layer under the page in a real Chromium: idleness, text, clipboard, history, density, lost context, files.
// Uses the sign-in page's fields and the ads' search; must not know what they mean.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openShop } from './harness.mjs';

let shop;
before(async () => { shop = await openShop({ ads: 200 }); });
after(async () => { await shop?.close(); });

const withPage = (options, act) => shop.withPage(options, act);

const emailField = ['textbox', 'Email'];
const searchField = ['searchbox', /./];

test('no frame is drawn while nothing changes, also with a caret in a field', () => withPage({ signedIn: false }, async (page) => {
    await page.rests();
    await page.click(...emailField);
    await page.rests();
}));

test('accents, pasted text and an input method reach a field', () => withPage({ signedIn: false }, async (page) => {
    await page.click(...emailField);
    await page.type('déjà Ñü €');
    assert.equal(await page.value(...emailField), 'déjà Ñü €');
    await page.press('Backspace', 'Backspace');
    const devtools = await page.raw.context().newCDPSession(page.raw);
    await devtools.send('Input.imeSetComposition', { text: 'ê', selectionStart: 1, selectionEnd: 1 });
    await devtools.send('Input.insertText', { text: 'ê' });
    await page.idle();
    assert.equal(await page.value(...emailField), 'déjà Ñüê');
    await page.press('Control+A', 'Control+C', 'End');
    await page.press('Control+V');
    assert.equal(await page.value(...emailField), 'déjà Ñüêdéjà Ñüê');
    await page.press('Control+A', 'Control+X');
    assert.equal(await page.value(...emailField), '');
    await page.press('Control+V');
    assert.equal(await page.value(...emailField), 'déjà Ñüêdéjà Ñüê');
}));

test('Tab walks the fields and leaves the page at its end', () => withPage({ signedIn: false }, async (page) => {
    await page.click(...emailField);
    // Without a frame around the page the browser would come back to its beginning: what counts is that it was let go.
    await page.raw.evaluate(() => window.addEventListener('keydown', (event) => { window.taken = event.defaultPrevented; }));
    let steps = 0;
    do await page.press('Tab');
    while (await page.raw.evaluate(() => window.taken) && ++steps < 30);
    assert.ok(steps > 0 && steps < 30, `left after ${steps} steps`);
}));

test('shortcuts of the browser are not stolen and those of the page are', () => withPage({}, async (page) => {
    await page.raw.evaluate(() => {
        window.prevented = {};
        window.addEventListener('keydown', (event) => { window.prevented[event.key] = event.defaultPrevented; });
    });
    for (const keys of ['F5', 'Control+r', 'Control+t', 'Control+l', 'Control+k', 'ArrowDown']) {
        await page.raw.evaluate((combination) => {
            const [key, ...mods] = combination.split('+').reverse();
            document.getElementById('canvas').dispatchEvent(new KeyboardEvent('keydown',
                { key, ctrlKey: mods.includes('Control'), bubbles: true, cancelable: true }));
        }, keys);
    }
    await page.idle();
    assert.deepEqual(await page.raw.evaluate(() => window.prevented),
        { F5: false, r: false, t: false, l: false, k: true, ArrowDown: true });
}));

test('back and forward change what is shown', () => withPage({}, async (page) => {
    const start = await page.route();
    await page.raw.evaluate(() => { location.hash = '#/ads?q=zzzz'; });
    await page.idle();
    assert.equal(await page.value(...searchField), 'zzzz');
    await page.raw.goBack();
    await page.idle();
    assert.equal(await page.route(), start);
    assert.equal(await page.value(...searchField), '');
    await page.raw.goForward();
    await page.idle();
    assert.equal(await page.value(...searchField), 'zzzz');
}));

test('a lost context comes back with the same picture', () => withPage({}, async (page) => {
    await page.raw.mouse.move(2, 2);
    await page.idle();
    const before = await page.picture();
    await page.raw.evaluate(() => {
        const lose = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
        const canvas = document.getElementById('canvas');
        const event = (name) => new Promise((done) => canvas.addEventListener(name, () => requestAnimationFrame(done), { once: true }));
        const isLost = event('webglcontextlost');
        lose.loseContext();
        return isLost.then(() => {
            const isBack = event('webglcontextrestored');
            lose.restoreContext();
            return isBack;
        });
    });
    await page.idle();
    assert.ok(before.equals(await page.picture()), 'the pictures differ');
}));

test('the canvas follows the window', () => withPage({}, async (page) => {
    await page.raw.setViewportSize({ width: 1024, height: 700 });
    await page.raw.waitForFunction(() => document.getElementById('canvas').width === 1024);
    await page.idle();
    const size = await page.raw.evaluate(() => { const c = document.getElementById('canvas'); return [c.width, c.height]; });
    assert.deepEqual(size, [1024, 700]);
}));

test('a dense screen gets device pixels', async () => {
    const dense = await openShop({ daemon: shop.daemon, scale: 2 });
    const page = await dense.open({ deviceScale: null });
    const [ratio, width, css] = await page.raw.evaluate(() => {
        const canvas = document.getElementById('canvas');
        return [devicePixelRatio, canvas.width, canvas.getBoundingClientRect().width];
    });
    assert.equal(ratio, 2);
    assert.equal(width, css * 2);
    await dense.close();
});

test('a dropped file reaches the page', () => withPage({}, async (page) => {
    const before = await page.mirror();
    await page.drop('ads.csv', 'sku,price\nNO-SUCH-SKU,10.00\n');
    assert.notEqual(await page.mirror(), before);
}));

test('a finger scrolls the list and its tap presses', () => withPage({ touch: true, width: 800, height: 900 }, async (page) => {
    const grid = await (await page.see('grid')).boundingBox();
    const firstRow = async () => (await page.names('row'))[1];
    const before = await firstRow();
    const devtools = await page.raw.context().newCDPSession(page.raw);
    const touch = (type, y) => devtools.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x: grid.x + 200, y }] });
    await touch('touchStart', grid.y + 500);
    for (let y = 500; y >= 100; y -= 40) await touch('touchMove', grid.y + y);
    await touch('touchEnd');
    await page.idle();
    assert.notEqual(await firstRow(), before);
    assert.doesNotMatch(await page.route(), /row=/);
    await touch('touchStart', grid.y + 300);
    await touch('touchEnd');
    await page.idle();
    assert.match(await page.route(), /row=/);
}));

test('the page without WebGL 2 says so', async () => {
    const context = await shop.browser.newContext({ locale: 'fr-FR' });
    await context.addInitScript(() => {
        const real = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function(kind, ...rest) { return kind === 'webgl2' ? null : real.call(this, kind, ...rest); };
    });
    const page = await context.newPage();
    await page.goto(shop.daemon.url);
    await page.getByRole('heading', { name: 'Stallkeeper ne peut pas démarrer' }).waitFor();
    assert.match(await page.locator('#trouble').textContent(), /WebGL 2/);
    await context.close();
});

test('a program that cannot be loaded says so', async () => {
    const context = await shop.browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto(shop.daemon.url);
    await page.getByRole('heading', { name: 'Stallkeeper cannot start' }).waitFor();
    await page.getByRole('button', { name: 'Try again' }).waitFor();
    await context.close();
});
