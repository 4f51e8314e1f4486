// A line between the page and the daemon that a test cuts, mends, or makes lose an answer. Passes bytes on as they are;
// knows of HTTP only where a request begins.
import { connect, createServer } from 'node:net';

/// { url, cut(), mend(), lead(daemon), loseAnswerTo(pattern), requests(pattern), close() }
export async function openLine(daemon) {
    const sockets = new Set(), heads = [];
    let target = daemon, lost = null;
    const server = createServer((near) => {
        const far = connect(target.port, '127.0.0.1');
        let isMute = false;
        for (const socket of [near, far]) {
            sockets.add(socket);
            socket.on('error', () => {});
            socket.on('close', () => { sockets.delete(socket); near.destroy(); far.destroy(); });
        }
        near.on('data', (bytes) => {
            const head = /^[A-Z]+ \S+ HTTP\/1\.1[^]*?\r\n\r\n/.exec(bytes.toString('latin1'));
            if (head) heads.push(head[0]);
            if (head && lost?.test(head[0])) { lost = null; isMute = true; }
            far.write(bytes);
        });
        // The daemon has done its work when it answers; the line breaks then.
        far.on('data', (bytes) => { if (isMute) near.destroy(); else near.write(bytes); });
    });
    const listen = (port) => new Promise((done, failed) => server.once('error', failed).listen(port, '127.0.0.1', done));
    await listen(0);
    const { port } = server.address();
    const cut = async () => {
        for (const socket of sockets) socket.destroy();
        if (server.listening) await new Promise((done) => server.close(done));
    };
    return {
        url: `http://127.0.0.1:${port}`, cut, close: cut,
        mend: () => listen(port),
        lead: (daemon) => { target = daemon; },
        loseAnswerTo: (pattern) => { lost = pattern; },
        requests: (pattern) => heads.filter((head) => pattern.test(head)),
    };
}
