// What a merchant does every day, once in each engine: Chromium, Firefox and WebKit. Sign in, list, filter, edit a price,
// accents typed and pasted, a file, back and forward, a lost context, and the tree that a screen reader gets.
// Must not know how an engine is driven.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { signIn, startDaemon } from '../contract/daemon.mjs';
import { site } from './harness.mjs';
import { Visitor } from './engines/visitor.mjs';

const wanted = (process.env.ENGINES ?? 'chromium,firefox,webkit').split(',');
const list = ['grid', 'Ads list'];
const search = ['searchbox', 'Search ads'];

let daemon, desk;
const scenes = {};
before(async () => {
    daemon = await startDaemon({ ads: 120, site });
    desk = await signIn(daemon);
});
after(() => daemon?.stop());

async function ads() {
    const answer = await desk.request('GET', '/desk/v1/listings');
    return answer.text.trim().split('\n').slice(1).map((line) => JSON.parse(line));
}

scenes['signs in by hand and sees the ads'] = async ({ visitor, rowCount }) => {
    await visitor.open();
    await visitor.fill('textbox', 'Email', daemon.email);
    await visitor.fill('textbox', 'Password', daemon.password);
    await visitor.press('Enter');
    await visitor.until(async () => (await visitor.find(...list)).length && await rowCount() > 0);
};

scenes['filters by segment and goes back and forward'] = async ({ driver, visitor, rowCount }) => {
    const all = await rowCount();
    const start = await visitor.route();
    await visitor.click('tab', /^Not best price/);
    const filtered = await visitor.route();
    assert.match(filtered, /segment=not_best_price/);
    assert.ok(await rowCount() < all);
    await driver.back();
    await visitor.until(async () => await visitor.route() === start && await rowCount() === all);
    await driver.forward();
    await visitor.until(async () => await visitor.route() === filtered && await rowCount() < all);
};

scenes['takes accents typed and pasted in the search'] = async ({ visitor }) => {
    await visitor.open('/ads');
    await visitor.click(...search);
    await visitor.type('déjà Ñü €');
    assert.equal(await visitor.value(...search), 'déjà Ñü €');
    await visitor.press('Control+A', 'Control+C', 'End', 'Control+V');
    assert.equal(await visitor.value(...search), 'déjà Ñü €déjà Ñü €');
    await visitor.press('Control+A', 'Control+X');
    assert.equal(await visitor.value(...search), '');
    await visitor.press('Control+V');
    await visitor.until(async () => await visitor.value(...search) === 'déjà Ñü €déjà Ñü €');
    await visitor.press('Control+A', 'Delete');
};

scenes['edits a price in its cell; the verdict moves while typing and the server has it'] = async ({ visitor, cell }) => {
    await visitor.open('/ads?segment=not_best_price&sort=-price&market=FR');
    const shop = await ads(); // an engine before this one has won the boxes of the first rows
    for (let row = 1; ; ++row) {
        const sku = (await cell(row, 'Ad')).name.split(' ').at(-1);
        const price = (await cell(row, 'To win')).name.match(/[\d,.]+/)?.[0].replaceAll(',', '');
        const { floor, price: present } = shop.find((ad) => ad.sku === sku && ad.market === 'FR');
        if (!price || Number(floor ?? 0) > Number(price)) continue; // under its floor it would be refused
        if (Math.abs(Number(price) - Number(present)) > 0.15 * Number(present)) continue; // it would be asked about
        await visitor.clickAt(await cell(row, 'Your price'));
        await visitor.type(price);
        assert.equal((await cell(row, 'Buybox')).name, 'Best price');
        await visitor.press('Enter');
        await visitor.until(async () => Number((await ads()).find((ad) => ad.sku === sku && ad.market === 'FR').price) === Number(price));
        return;
    }
};

scenes['imports a dropped file'] = async ({ visitor }) => {
    await visitor.open('/ads');
    const ad = (await ads()).find((one) => one.market === 'FR');
    await visitor.drop('ads.csv', `sku;quantity;comment\r\n${ad.sku};${ad.quantity + 3};Déballé\r\n`);
    await visitor.see('dialog', 'Import ads');
    await visitor.click('button', /^Import 1 line/);
    await visitor.see('button', 'Download the report');
    const after = (await ads()).find((one) => one.sku === ad.sku && one.market === 'FR');
    assert.equal(after.quantity, ad.quantity + 3);
    await visitor.press('Escape');
};

scenes['shows the same picture after the loss of its context'] = async ({ driver, visitor }) => {
    await visitor.open('/ads');
    await driver.move(2, 2);
    await visitor.twoFrames();
    await visitor.idle();
    const before = await driver.picture();
    await driver.evaluate(`async (patienceMs) => {
        const canvas = document.getElementById('canvas'), gl = canvas.getContext('webgl2'), lose = gl.getExtension('WEBGL_lose_context');
        const happened = new Set();
        for (const name of ['webglcontextlost', 'webglcontextrestored']) canvas.addEventListener(name, () => happened.add(name), { once: true });
        const until = async (name, ask) => {
            for (const end = performance.now() + patienceMs; !happened.has(name);) {
                ask();
                await new Promise((next) => setTimeout(next, 50)); // deadline
                if (performance.now() > end) throw new Error('no ' + name + ', lost: ' + gl.isContextLost());
            }
        };
        lose.loseContext();
        await until('webglcontextlost', () => {});
        // Asked again and again: WebKit tries but once for each asking, and fails while its graphics are not free.
        await until('webglcontextrestored', () => gl.isContextLost() && lose.restoreContext());
    }`, 20_000);
    await visitor.twoFrames();
    await visitor.idle();
    assert.ok(before.equals(await driver.picture()), 'the pictures differ');
};

scenes['gives a screen reader the grid, its rows and the edit field by role and name'] = async ({ driver, visitor, cell }) => {
    await visitor.open('/ads?sort=ad');
    await visitor.clickAt(await cell(1, 'Your price'));
    const name = (await visitor.see('row', /./)).name;
    assert.ok(name);
    const tree = await driver.tree();
    const has = (roles, pattern) => tree.some((node) => roles.includes(node.role) && pattern.test(node.name));
    assert.ok(has(['grid', 'table'], /^Ads list$/), 'the grid');
    const titles = (await ads()).map((ad) => ad.title);
    const rows = tree.filter((node) => ['row', 'table row'].includes(node.role) && titles.some((title) => node.name.includes(title)));
    assert.ok(rows.length > 5, `rows: ${rows.length}`);
    assert.ok(has(['textbox', 'entry', 'spinbutton', 'spin button'], /price/i), `the edit field: ${JSON.stringify(tree.filter((node) => /entry|spin|text/.test(node.role)))}`);
    assert.ok(has(['button', 'push button'], /^Filters/), 'a button');
    await visitor.press('Escape');
};

scenes['comes to rest and made no error'] = async ({ driver, visitor }) => {
    await driver.move(2, 2);
    await visitor.twoFrames();
    await visitor.idle();
    const framesInASpan = () => driver.evaluate(`() => new Promise((done) => {
        const first = window.stallkeeper.frames();
        setTimeout(() => done(window.stallkeeper.frames() - first), 1000); // deadline: the span that is watched
    })`); // the first may hold the end of a movement or of an answer
    let spans = 0;
    while (await framesInASpan() !== 0) assert.ok(++spans < 4, 'it draws on and on');
    assert.deepEqual(driver.errors, []);
};

/// What the scenes ask of the list, whichever engine shows it.
function helpersOf(visitor) {
    return {
        rowCount: async () => (await visitor.see(...list)).rows - 1,
        /// The cell of the list's n-th shown row under that column title.
        async cell(row, title) {
            const { column } = await visitor.see('columnheader', new RegExp(`^${title}`));
            const cells = await visitor.find('gridcell');
            return cells.find((one) => one.row === row + 1 && one.column === column);
        },
    };
}

async function launch(engine) {
    const { launch } = await import(`./engines/${engine}.mjs`);
    const driver = await launch();
    const visitor = new Visitor(driver, daemon.url);
    return { driver, visitor, ...helpersOf(visitor) };
}
const [[signingIn, signInByHand]] = Object.entries(scenes);

for (const engine of wanted) describe(engine, () => {
    let stage;
    before(async () => { stage = await launch(engine); });
    after(() => stage?.driver.close());
    // Browsers without a GPU get stuck at times, rarely and each in its own way: a scene that fails is played once more in
    // a browser started anew, and said. What is wrong in the page fails twice.
    for (const [name, act] of Object.entries(scenes)) test(name, (t) => act(stage).catch(async (failure) => {
        t.diagnostic(`${engine} failed at first: ${failure.message}`);
        await stage.driver.close();
        stage = await launch(engine);
        if (name !== signingIn) await signInByHand(stage);
        await act(stage);
    }));
});
