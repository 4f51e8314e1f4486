// The browser's fetch for C++: headers, abort, bodies whole or line by line as they stream in, and a
// lost network told apart from an answer. Must not know the REST contract.
addToLibrary({
  $stallFetch__deps: ['$stallGiveText', '$stallGiveBytes', '$stallBusy'],
  $stallFetch: {
    open: {},

    // A reply that the shell asked for while the wasm was on its way. Any write makes them stale.
    early: function(method, path) {
      var boot = window['stallkeeperBoot'], early = boot && boot['early'];
      if (!early) return null;
      if (method !== 'GET') {
        boot['early'] = {};
        return null;
      }
      var promise = early[path];
      delete early[path];
      return promise || null;
    },

    headers: function(response) {
      var text = '';
      response.headers.forEach(function(value, name) {
        text += name.toLowerCase() + ': ' + value.replace(/[\r\n]+/g, ' ') + '\n';
      });
      return text;
    },

    // Hands on complete lines only; what follows the last break waits for the next chunk.
    lines: async function(id, response, task) {
      var reader = response.body.getReader(), rest = new Uint8Array(0);
      for (;;) {
        var step = await reader.read();
        if (task.aborted) return;
        var bytes = step.done ? rest : stallFetch.join(rest, step.value);
        var end = step.done ? bytes.length : bytes.lastIndexOf(10) + 1;
        if (end) {
          var block = bytes.subarray(0, end);
          _stall_on_lines(id, stallGiveBytes(block), block.length);
        }
        if (step.done) return;
        rest = bytes.slice(end);
      }
    },

    join: function(first, second) {
      if (!first.length) return second;
      var both = new Uint8Array(first.length + second.length);
      both.set(first);
      both.set(second, first.length);
      return both;
    },

    run: async function(id, path, init, byLine, task) {
      var answered = false;
      try {
        var early = await stallFetch.early(init.method, path);
        var response = early || await fetch(path, init);
        if (task.aborted) return;
        answered = true;
        var body = new Uint8Array(0);
        if (byLine && response.ok && response.body) await stallFetch.lines(id, response, task);
        else body = new Uint8Array(await response.arrayBuffer());
        if (task.aborted) return;
        delete stallFetch.open[id];
        _stall_on_reply(id, response.status, stallGiveText(stallFetch.headers(response)),
                        stallGiveBytes(body), body.length);
      } catch (failure) {
        if (task.aborted) return;
        delete stallFetch.open[id];
        _stall_on_request_failed(id, answered ? 1 : 0);
      } finally {
        if (task.counts) stallBusy.end();
      }
    },
  },

  stall_fetch_start__deps: ['$stallFetch', '$stallBusy'],
  stall_fetch_start: function(id, methodAt, pathAt, headersAt, bodyAt, bodyLength, byLine, isEndless) {
    var abort = new AbortController(), headers = new Headers();
    UTF8ToString(headersAt).split('\n').forEach(function(line) {
      var colon = line.indexOf(': ');
      if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 2));
    });
    var init = {
      method: UTF8ToString(methodAt), headers: headers, signal: abort.signal,
      credentials: 'same-origin', cache: 'no-cache', redirect: 'error',
    };
    if (bodyLength) init.body = HEAPU8.slice(bodyAt, bodyAt + bodyLength);
    var task = {aborted: false, abort: abort, counts: !isEndless};
    stallFetch.open[id] = task;
    if (task.counts) stallBusy.begin();
    stallFetch.run(id, UTF8ToString(pathAt), init, byLine, task);
  },

  stall_fetch_abort__deps: ['$stallFetch'],
  stall_fetch_abort: function(id) {
    var task = stallFetch.open[id];
    if (!task) return;
    delete stallFetch.open[id];
    task.aborted = true;
    task.abort.abort();
  },
});
