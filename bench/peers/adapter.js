// Stallkeeper's engine in the harness of ../shared/peers: pieces of JSON in, numbers and titles out. Must not compute
// anything that the engine is measured on.
import start from './engine.mjs';

const pieceBytes = 1 << 18;

export default async function create() {
    const engine = await start();
    const encoder = new TextEncoder(), decoder = new TextDecoder();
    const deltaAt = engine._malloc(8);

    function ask(text) {
        const bytes = encoder.encode(text);
        const room = engine._room_for_question(bytes.length); // before HEAPU8: it may grow the memory
        engine.HEAPU8.set(bytes, room);
    }
    function codeOf(column, name) {
        ask(name);
        return engine._code_of_question(column);
    }
    function filterOf({ grades, lo, hi, state }) {
        const codes = grades.reduce((all, name) => all | 1 << codeOf(0, name), 0);
        return [codes, codeOf(1, state), lo, hi];
    }
    /// The struct Answer: count, shown, address and size of the titles, then id, price and title length of each row.
    function answer(at) {
        const words = engine.HEAP32, base = at >> 2, win = [];
        const shown = words[base + 1], titlesAt = words[base + 2];
        const titles = decoder.decode(engine.HEAPU8.subarray(titlesAt, titlesAt + words[base + 3]));
        for (let row = 0, from = 0; row < shown; row++) {
            const place = base + 4 + row * 3, to = from + words[place + 2];
            win.push({ id: words[place], title: titles.slice(from, to), price: words[place + 1] });
            from = to;
        }
        return { count: words[base], win };
    }

    return {
        load(bytes) {
            engine._begin_load();
            for (let at = 0; at < bytes.length; at += pieceBytes) {
                const piece = bytes.subarray(at, at + pieceBytes);
                const room = engine._room_for_piece(piece.length);
                engine.HEAPU8.set(piece, room);
                engine._take_piece(bytes.length);
            }
            return engine._end_load();
        },
        search(text) {
            ask(text);
            return answer(engine._search());
        },
        filter: (filter) => answer(engine._filter(...filterOf(filter))),
        sort: ([column, direction]) => answer(engine._sort(column === 'newPrice' ? 1 : 0, direction)),
        combined({ q, f }) {
            const filter = filterOf(f);
            ask(q);
            return answer(engine._combined(...filter));
        },
        whatif(k) {
            const wins = engine._whatif(k, deltaAt);
            return { wins, delta: engine.HEAPF64[deltaAt >> 3] };
        },
        dispose() { engine._forget(); },
        before(job) { if (job === 'sort') engine._forget_orders(); },
    };
}
