// Drives the page as a person does: a real Chromium, the real mouse and keyboard, what is on the canvas found through the
// mirror by role and name. Waits for the page's own word that it is idle, never for a time. Must not know the ads.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { startDaemon } from '../contract/daemon.mjs';

const repo = resolve(import.meta.dirname ?? '.', '../..');
const tools = process.env.STALLKEEPER_TOOLS ?? join(repo, '.tools');
const { chromium } = createRequire(join(tools, 'node_modules/'))('playwright-core');
const axe = join(tools, 'node_modules/axe-core/axe.min.js');
export const site = resolve(process.env.SITE ?? join(repo, 'build/site'));

const flags = ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/// A daemon with a demo shop and a browser beside it. `scale` is a true screen density.
export async function openShop({ ads = 200, scale = 1, daemon } = {}) {
    const shop = { daemon: daemon ?? await startDaemon({ ads, site }), ownsDaemon: !daemon };
    shop.browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
        args: [...flags, '--window-size=1280,900', ...(scale === 1 ? [] : [`--force-device-scale-factor=${scale}`])] });
    shop.close = async () => {
        await shop.browser.close();
        if (shop.ownsDaemon) await shop.daemon.stop();
    };
    shop.open = (options) => openPage(shop, options);
    /// Acts on a page of its own; at the end nothing may have gone wrong in it.
    shop.withPage = async (options, act) => {
        const page = await shop.open(options);
        await act(page);
        assert.deepEqual(page.errors, []);
        await page.close();
    };
    return shop;
}

/// A page in a profile of its own; `before` runs in it before anything else. Signed in as the demo's owner, unless told otherwise.
async function openPage(shop, { width = 1280, height = 800, language = 'en-GB', dark = false, signedIn = true, route = '',
    touch = false, deviceScale, before } = {}) {
    const context = await shop.browser.newContext({ locale: language, colorScheme: dark ? 'dark' : 'light', hasTouch: touch,
        ...(deviceScale === null ? { viewport: null } : { viewport: { width, height } }), acceptDownloads: true });
    if (before) await context.addInitScript(before);
    const page = new Page(await context.newPage(), shop.daemon.url);
    if (signedIn) await page.signIn(shop.daemon);
    await page.goto(route);
    return page;
}

export class Page {
    constructor(browserPage, url) {
        this.raw = browserPage;
        this.url = url;
        this.errors = [];
        browserPage.on('pageerror', (error) => this.errors.push(error.stack ?? String(error)));
        browserPage.on('console', (message) => {
            if (message.type() === 'error' && !/status of 401/.test(message.text())) this.errors.push(message.text());
        });
    }

    /// Gets the session's cookie as the sign-in page would.
    async signIn({ email, password }) {
        const answer = await this.raw.context().request.post(`${this.url}/desk/v1/session`,
            { data: { email, password }, headers: { 'Sec-Fetch-Site': 'same-origin', Origin: this.url } });
        if (!answer.ok()) throw new Error(`sign-in: ${answer.status()} ${await answer.text()}`);
    }

    async goto(route = '') {
        await this.raw.goto(`${this.url}/${route && '#' + route}`);
        await this.started();
    }
    async reload() {
        await this.raw.reload();
        await this.started();
    }
    async started() {
        await this.raw.waitForFunction(() => window.stallkeeper && window.stallkeeper.frames() > 0);
        await this.idle();
    }

    /// Until nothing is under way; gives the number of frames drawn so far.
    idle() { return this.raw.evaluate(() => window.stallkeeper.idle()); }
    frames() { return this.raw.evaluate(() => window.stallkeeper.frames()); }
    route() { return this.raw.evaluate(() => window.stallkeeper.route()); }

    /// The mirror's element; `name` is a text (whole) or a pattern.
    find(role, name, { within } = {}) {
        const named = name === undefined ? {} : typeof name === 'string' ? { name, exact: true } : { name };
        return (within ?? this.raw.locator('#mirror')).getByRole(role, named);
    }
    count(role, name, options) { return this.find(role, name, options).count(); }
    async names(role) { return this.find(role).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent)); }
    value(role, name) { return this.find(role, name).first().inputValue(); }

    /// Waits until the mirror shows it.
    async see(role, name, options) {
        const found = this.find(role, name, options).first();
        await found.waitFor({ state: 'attached' });
        return found;
    }
    /// Waits until a toast or a banner says so: their words are no names.
    async told(pattern) {
        await this.raw.locator('#mirror').locator('[role=status], [role=alert]').filter({ hasText: pattern }).first().waitFor({ state: 'attached' });
    }
    async seeNoMore(role, name, options) { await this.find(role, name, options).first().waitFor({ state: 'detached' }); }

    /// Presses the real mouse on the middle of what the element stands for.
    async click(role, name, { button = 'left', within, modifiers = [], clicks = 1, at } = {}) {
        const target = role.boundingBox ? role : await this.see(role, name, { within });
        const box = await target.boundingBox();
        const x = box.x + (at?.x ?? box.width / 2), y = box.y + (at?.y ?? box.height / 2);
        await this.raw.mouse.move(x, y);
        for (const key of modifiers) await this.raw.keyboard.down(key);
        await this.raw.mouse.click(x, y, { button, clickCount: clicks });
        for (const key of modifiers) await this.raw.keyboard.up(key);
        await this.idle();
    }

    async type(text) {
        await this.raw.keyboard.type(text);
        await this.idle();
    }
    async press(...keys) {
        for (const key of keys) await this.raw.keyboard.press(key);
        await this.idle();
    }
    /// Clicks the field, replaces what is in it.
    async fill(role, name, text, options) {
        await this.click(role, name, options);
        await this.press('ControlOrMeta+A');
        if (text) await this.type(text);
        else await this.press('Delete');
    }

    /// What has the keyboard, as a screen reader is told: { role, name, row, column }.
    focused() {
        return this.raw.evaluate(() => {
            const hand = document.activeElement?.id === 'text-agent' ? document.activeElement : document.getElementById('canvas');
            const one = document.getElementById(hand.getAttribute('aria-activedescendant'));
            return one && { role: one.getAttribute('role') ?? { BUTTON: 'button', A: 'link' }[one.tagName],
                name: one.getAttribute('aria-label') ?? one.textContent,
                row: Number(one.getAttribute('aria-rowindex')), column: Number(one.getAttribute('aria-colindex')) };
        });
    }
    /// Presses `key` until it has the keyboard; `name` is a text (whole) or a pattern.
    async tabTo(role, name, key = 'Tab') {
        const seen = [];
        for (let steps = 0; steps < 60; ++steps) {
            const now = await this.focused();
            if (now?.role === role && (name.test ? name.test(now.name) : name === now.name)) return now;
            seen.push(`${now?.role} ${now?.name}`);
            await this.press(key);
        }
        throw new Error(`Tab does not reach ${role} ${name}: ${seen.join(' | ')}`);
    }

    async wheel(role, name, dy) {
        const box = await (await this.see(role, name)).boundingBox();
        await this.raw.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
        await this.raw.mouse.wheel(0, dy);
        await this.idle();
    }

    /// Says yes where the page asks about a single price that moves far (decision 0018).
    async confirmFarPrice() {
        await this.idle();
        if (await this.count('dialog', /^This price moves by/)) await this.click('button', /^Change to /);
    }

    /// Drops a file on the page as a person would.
    async drop(name, bytes, type = 'text/csv') {
        const carried = await this.raw.evaluateHandle(({ name, base64, type }) => {
            const content = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
            const transfer = new DataTransfer();
            transfer.items.add(new File([content], name, { type }));
            return transfer;
        }, { name, base64: Buffer.from(bytes).toString('base64'), type });
        await this.raw.dispatchEvent('#canvas', 'dragover', { dataTransfer: carried });
        await this.raw.dispatchEvent('#canvas', 'drop', { dataTransfer: carried });
        await this.idle();
    }
    /// Chooses a file in the chooser that `open` (a function) brings up.
    async choose(open, name, bytes) {
        const [chooser] = await Promise.all([this.raw.waitForEvent('filechooser'), open()]);
        await chooser.setFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(bytes) });
        await this.idle();
    }
    /// The download that `start` (a function) causes: { name, bytes }.
    async download(start) {
        const [download] = await Promise.all([this.raw.waitForEvent('download'), start()]);
        const parts = [];
        for await (const part of await download.createReadStream()) parts.push(part);
        return { name: download.suggestedFilename(), bytes: Buffer.concat(parts) };
    }

    /// Frames drawn during `ms` of doing nothing.
    async framesWhileIdle(ms = 2000) {
        const before = await this.idle();
        await this.raw.evaluate((wait) => new Promise((done) => setTimeout(done, wait)), ms); // deadline: the span that is watched
        return await this.frames() - before;
    }
    /// Countdowns move on and news of the shop may come while one looks, but a loop would fill every span.
    async rests() {
        for (let span = 0; await this.framesWhileIdle() !== 0; ++span) assert.ok(span < 4, 'it draws on and on');
    }
    picture(path) { return this.raw.screenshot(path ? { path } : {}); }
    /// What the backend says at /desk/v1/PATH, with the page's own session.
    async ask(path) { return (await this.raw.context().request.get(`${this.url}/desk/v1/${path}`)).json(); }
    /// What axe-core finds wrong in the mirror as it stands, light and dark.
    async complaints() {
        await this.raw.evaluate(readFileSync(axe, 'utf8')); // not as a script element: the page's policy would refuse it
        const found = [];
        for (const colorScheme of ['light', 'dark']) {
            await this.raw.emulateMedia({ colorScheme });
            await this.idle();
            const { violations } = await this.raw.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
            found.push(...violations.map(({ id, help, nodes }) => ({ colorScheme, id, help, where: nodes.slice(0, 3).map((node) => node.html.slice(0, 160)) })));
        }
        return found;
    }
    mirror() { return this.raw.locator('#mirror').ariaSnapshot(); }
    async close() { await this.raw.context().close(); }
}
