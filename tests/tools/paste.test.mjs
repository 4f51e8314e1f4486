// What a paste is taken for: words, or files where there are no words. Runs the page's two listeners as they are
// written, without a browser. Must not know what the page does with either.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import vm from 'node:vm';

const platform = new URL('../../web/platform/', import.meta.url);

/** The listeners of page.js, clipboard.js and files.js; `pasted` and `files` are what reached the program. */
const browser = (active = null) => {
    const listeners = [], taken = { pasted: [], files: [] };
    const world = vm.createContext({
        document: { activeElement: active, addEventListener: (type, listener) => { if (type === 'paste') listeners.push(listener); } },
        addToLibrary: (library) => {
            for (const [name, value] of Object.entries(library)) world[name.replace(/^\$/, '')] = value;
        },
        _stall_on_paste: (text) => taken.pasted.push(text),
    });
    for (const name of ['page', 'clipboard', 'files']) vm.runInContext(readFileSync(new URL(`${name}.js`, platform), 'utf8'), world);
    world.stallGiveText = (text) => text;
    world.stallFiles.give = (files) => taken.files.push(...files.map((file) => file.name));
    world.stall_clipboard_attach();
    world.stall_files_attach();
    return {
        paste(text, names = []) {
            const files = names.map((name) => ({ name }));
            const types = [...(text ? ['text/plain'] : []), ...(names.length ? ['Files'] : [])];
            const event = { clipboardData: { types, files, getData: () => text }, prevented: false, preventDefault() { this.prevented = true; } };
            for (const listener of listeners) listener(event);
            return { ...taken, prevented: event.prevented };
        },
    };
};

const cases = [
    ['words', 'IP13-128', [], ['IP13-128'], []],
    ['a cell with its picture', '466,99\r\n', ['image.png'], ['466,99\r\n'], []],
    ['words of an editor with two pictures', 'Good state', ['a.png', 'b.png'], ['Good state'], []],
    ['a picture', '', ['image.png'], [], ['image.png']],
    ['a file of a file manager that also gives its name', 'ads.csv', ['ads.csv'], [], ['ads.csv']],
    ['two files with their paths', 'file:///tmp/a.csv\r\nfile:///tmp/b.csv\r\n', ['a.csv', 'b.csv'], [], ['a.csv', 'b.csv']],
    ['a name and more words', 'see ads.csv\nand more', ['ads.csv'], ['see ads.csv\nand more'], []],
    ['nothing', '', [], [], []],
];
for (const [name, text, names, pasted, files] of cases) {
    test(`a paste of ${name}`, () => {
        const taken = browser().paste(text, names);
        assert.deepEqual(taken.pasted, pasted);
        assert.deepEqual(taken.files, files);
        assert.equal(taken.prevented, pasted.length + files.length > 0);
    });
}

test('a field of the browser keeps its own words and their picture', () => {
    const taken = browser({ id: 'mirror-7' }).paste('466,99', ['image.png']);
    assert.deepEqual(taken, { pasted: [], files: [], prevented: false });
});
