// What goes wrong around the page: the server away and back, an answer lost, a session that ends, a newer version, a storage
// that keeps nothing, graphics that do not come back, a program that does not load. Each says what happened and what to do,
// and no edit is lost. Must not know how the page is drawn.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { signIn, startDaemon } from '../contract/daemon.mjs';
import { openShop, site } from './harness.mjs';
import { openLine } from './lossy_line.mjs';

const list = ['grid', 'Ads list'];
const data = mkdtempSync(join(tmpdir(), 'stallkeeper-faults-'));
let daemon, line, shop;
before(async () => {
    daemon = await startDaemon({ ads: 60, site, data });
    line = await openLine(daemon);
    shop = await openShop({ daemon: { ...daemon, url: line.url, email: daemon.email, password: daemon.password } });
});
after(async () => {
    await shop?.close();
    await line?.close();
    await daemon?.stop();
    rmSync(data, { recursive: true, force: true });
});

async function withPage(options, act) {
    const page = await shop.open({ width: 1440, height: 900, ...options });
    await page.see(...list);
    await act(page);
    await page.close();
}
async function adWith(sku, market = 'FR') {
    const desk = await signIn(daemon);
    const answer = await desk.request('GET', '/desk/v1/listings');
    return answer.text.trim().split('\n').slice(1).map((text) => JSON.parse(text)).find((ad) => ad.sku === sku && ad.market === market);
}
async function cell(page, row, column) {
    const index = await page.find('columnheader', new RegExp(`^${column}`)).first().getAttribute('aria-colindex');
    return page.raw.locator(`#mirror [role=gridcell][aria-colindex="${index}"][aria-rowindex="${row + 1}"]`);
}
const skuOf = async (page, row) => (await (await cell(page, row, 'Ad')).textContent()).split(' ').at(-1);
async function typeStock(page, row, text) {
    await page.click(await cell(page, row, 'Stock'));
    await page.press('Control+A');
    await page.type(text);
}
const says = (page, pattern) => page.raw.locator('#mirror').getByRole('alert').filter({ hasText: pattern }).first().waitFor({ state: 'attached' });
const saysNoMore = (page, pattern) => page.raw.locator('#mirror').getByRole('alert').filter({ hasText: pattern }).first().waitFor({ state: 'detached' });
const patchesOf = (pattern) => line.requests(/^PATCH /).filter((head) => pattern.test(head));
const keyOf = (head) => /idempotency-key: (\S+)/i.exec(head)[1];

async function untilStock(sku, quantity) {
    for (const end = Date.now() + 60_000; (await adWith(sku)).quantity !== quantity;) {
        if (Date.now() > end) throw new Error(`${sku} never had ${quantity}`);
        await new Promise((next) => setTimeout(next, 200)); // deadline: the page tries again in its own time
    }
}

test('a server that stops and starts again: changes wait, are said, and are sent with their keys', () => withPage({ route: '/ads?market=FR' }, async (page) => {
    const sku = await skuOf(page, 1), other = await skuOf(page, 2);
    await line.cut();
    await daemon.stop();
    await typeStock(page, 1, '71');
    await page.press('Enter');
    await says(page, /server cannot be reached.*changes are sent when it is back/);
    await typeStock(page, 2, '72');
    await page.press('Enter');
    daemon = await startDaemon({ ads: 60, site, data });
    line.lead(daemon);
    await line.mend();
    await untilStock(sku, 71);
    await untilStock(other, 72);
    await saysNoMore(page, /server cannot be reached/);
}));

test('an answer lost on its way: the change is sent again with the same key and happens once', () => withPage({ route: '/ads?market=FR' }, async (page) => {
    const sku = await skuOf(page, 3);
    const before = await adWith(sku);
    line.loseAnswerTo(/^PATCH /);
    await typeStock(page, 3, '83');
    await page.press('Enter');
    await untilStock(sku, 83);
    const about = new RegExp(`/listings/${before.listing ?? before.id} `);
    while (patchesOf(about).length < 2) await page.idle();
    await page.idle();
    const keys = patchesOf(about).map(keyOf);
    assert.equal(new Set(keys).size, 1);
    assert.equal((await adWith(sku)).version, before.version + 1);
}));

test('a session that ends: one signs in on the spot, what was typed is there and is sent', () => withPage({ route: '/ads?market=FR' }, async (page) => {
    const sku = await skuOf(page, 4);
    const cookies = await page.raw.context().cookies();
    await page.raw.context().clearCookies();
    await fetch(`${daemon.url}/desk/v1/session`, { method: 'DELETE', headers: { Cookie: cookies.map((one) => `${one.name}=${one.value}`).join('; '), 'Sec-Fetch-Site': 'same-origin' } });
    await typeStock(page, 4, '94');
    await page.press('Enter');
    await says(page, /session has ended.*nothing that you typed is lost/);
    assert.equal(await page.value('textbox', 'Email'), daemon.email);
    await page.fill('textbox', 'Password', daemon.password);
    await page.press('Enter');
    await page.see(...list);
    await untilStock(sku, 94);
}));

test('a newer version: the running page says so and a reload keeps what is typed', () => withPage({ route: '/ads?market=FR' }, async (page) => {
    await typeStock(page, 5, '55');
    await page.raw.route(`${line.url}/`, async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: (await answer.text()).replaceAll(/stallkeeper\.\w+\.js/g, 'stallkeeper.0123456789.js') });
    });
    await page.raw.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await says(page, /newer version.*What you typed is kept/i);
    await page.raw.unrouteAll({ behavior: 'wait' });
    const box = await (await page.see('button', 'Reload')).boundingBox();
    await page.raw.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.idle();
    await Promise.all([page.raw.waitForNavigation(), page.raw.mouse.click(box.x + box.width / 2, box.y + box.height / 2)]);
    await page.started();
    await page.see(...list);
    assert.equal(await (await cell(page, 5, 'Stock')).textContent(), '55');
}));

for (const [name, forbid] of Object.entries({
    full: () => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }; },
    forbidden: () => { Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } }); },
})) test(`a storage that is ${name} is told, and the change is made all the same`, async () => {
    const page = await shop.open({ route: '/ads?market=FR', width: 1440, height: 900, before: forbid });
    await page.see(...list);
    const sku = await skuOf(page, 6);
    const stock = String(100 + Math.floor((await adWith(sku)).quantity % 7) + name.length);
    await typeStock(page, 6, stock);
    await says(page, /browser keeps nothing.*storage is full or forbidden/);
    await page.press('Enter');
    await untilStock(sku, Number(stock));
    await page.close();
});

test('graphics that are lost and do not come back are told, and the words go when they do', () => withPage({}, async (page) => {
    await page.raw.evaluate(() => {
        window.lose = document.getElementById('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
        window.lose.loseContext();
    });
    await page.raw.getByRole('heading', { name: 'Stallkeeper has stopped' }).waitFor();
    assert.match(await page.raw.locator('#trouble').textContent(), /graphics.*reset.*load the page again.*kept/);
    await page.raw.evaluate(() => window.lose.restoreContext());
    await page.raw.locator('#trouble').waitFor({ state: 'hidden' });
    await page.idle();
}));

const wasm = '**/stallkeeper.*.wasm';
for (const [name, [answer, words, part = wasm]] of Object.entries({
    'is gone, for a newer version took its place': [{ status: 404, body: 'not there' }, /newer version.*what you typed is kept/],
    'arrives damaged': [{ status: 200, contentType: 'application/wasm', body: 'no program' }, /arrived damaged/],
    'is answered by an error': [{ status: 503, body: '' }, /could not be loaded.*connection/],
    'is blocked': [null, /could not be loaded.*connection/],
    'has no words': [null, /could not be loaded.*connection/, '**/texts.en.*.txt'],
})) test(`a program that ${name} is told, with a way to try again`, async () => {
    const context = await shop.browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await page.route(part, (route) => (answer ? route.fulfill(answer) : route.abort()));
    await page.goto(line.url);
    await page.getByRole('heading', { name: 'Stallkeeper cannot start' }).waitFor();
    assert.match(await page.locator('#trouble').textContent(), words);
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.waitForFunction(() => window.stallkeeper?.frames() > 0);
    await context.close();
});

test('a program of the wrong media type starts all the same', async () => {
    const context = await shop.browser.newContext({ locale: 'en-GB' });
    const page = await context.newPage();
    await page.route(wasm, async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, headers: { ...answer.headers(), 'content-type': 'text/plain' } });
    });
    await page.goto(line.url);
    await page.waitForFunction(() => window.stallkeeper?.frames() > 0);
    await context.close();
});
