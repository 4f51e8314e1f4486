// A person before any of the engines: finds what is on the canvas in the mirror by role and name, works it with the real
// mouse and keyboard, waits for the page's word. Must not know the ads nor which engine it is.

/// Runs in the page: the mirror's elements with that role and name (whole text, or a pattern), as the ARIA rules name them.
function findAll(role, name, isPattern) {
    const implied = { BUTTON: 'button', A: 'link' };
    const fits = (text) => name === null || (isPattern ? new RegExp(name).test(text) : text === name);
    return [...document.querySelectorAll('#mirror *')].filter((one) =>
        (one.getAttribute('role') ?? implied[one.tagName]) === role && fits(one.getAttribute('aria-label') ?? one.textContent))
        .map((one) => {
            const box = one.getBoundingClientRect();
            return { id: one.id, x: box.x + box.width / 2, y: box.y + box.height / 2, name: one.getAttribute('aria-label') ?? one.textContent,
                value: one.value ?? '', rows: Number(one.getAttribute('aria-rowcount')), row: Number(one.getAttribute('aria-rowindex')),
                column: Number(one.getAttribute('aria-colindex')) };
        });
}
const patienceMs = 20_000;

export class Visitor {
    constructor(driver, url) {
        this.driver = driver;
        this.url = url;
    }
    async open(route = '') {
        await this.driver.open(`${this.url}/${route && '#' + route}`);
        await this.driver.evaluate(`async () => {
            while (!(window.stallkeeper && window.stallkeeper.frames() > 0)) await new Promise((next) => setTimeout(next, 20)); // deadline
        }`);
        await this.idle();
    }
    idle() { return this.driver.evaluate('() => window.stallkeeper.idle()'); }
    route() { return this.driver.evaluate('() => window.stallkeeper.route()'); }
    // A frame takes longer here than a move and a press are apart: what is pressed has to have been hovered in a frame before.
    twoFrames() {
        return this.driver.evaluate('() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))');
    }

    find(role, name = null) {
        const isPattern = name instanceof RegExp;
        return this.driver.evaluate(`${findAll}`, role, isPattern ? name.source : name, isPattern);
    }
    async see(role, name) {
        for (const end = Date.now() + patienceMs; ;) {
            await this.idle();
            const found = await this.find(role, name);
            if (found.length) return found[0];
            if (Date.now() > end) throw new Error(`${this.driver.name}: no ${role} ${name ?? ''} in the page`);
            await new Promise((next) => setTimeout(next, 50)); // deadline: answers of the server make frames later
        }
    }
    async until(is) {
        for (const end = Date.now() + patienceMs; !await is();) {
            if (Date.now() > end) throw new Error(`${this.driver.name}: not so in ${patienceMs} ms: ${is}`);
            await this.idle();
            await new Promise((next) => setTimeout(next, 50)); // deadline
        }
    }

    async clickAt({ x, y }) {
        await this.driver.move(x, y);
        await this.twoFrames();
        await this.driver.down();
        await this.twoFrames();
        await this.driver.up();
        await this.twoFrames();
        await this.idle();
    }
    async click(role, name) { await this.clickAt(await this.see(role, name)); }
    async type(text) {
        await this.driver.type(text);
        await this.twoFrames();
        await this.idle();
    }
    async press(...keys) {
        for (const key of keys) {
            await this.driver.press(key);
            await this.twoFrames();
        }
        await this.idle();
    }
    async fill(role, name, text) {
        await this.click(role, name);
        await this.press('Control+A');
        await this.type(text);
    }
    async value(role, name) { return (await this.see(role, name)).value; }

    /// Drops a file on the page as a person would.
    async drop(name, text) {
        await this.driver.evaluate(`(name, text) => {
            const carried = new DataTransfer();
            carried.items.add(new File([text], name, { type: 'text/csv' }));
            for (const kind of ['dragover', 'drop'])
                document.getElementById('canvas').dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: carried }));
        }`, name, text);
        await this.idle();
    }
}
