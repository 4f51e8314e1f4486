// What happens before the wasm is there: the chosen theme, the first requests, the download of the program and the
// typefaces side by side with its progress, and a clear word when it cannot start. Must not know the app.
'use strict';

(function() {
  const root = document.documentElement;
  // For when the texts themselves cannot be loaded; those of another language hold its own, in this order from `place`.
  const english = {{english:trouble.}}, place = {{line:trouble.}};

  function kept(key) {
    try {
      return localStorage.getItem('stallkeeper.' + key) || '';
    } catch (refused) {
      return '';
    }
  }

  const texts = {{each:texts.??.txt}};
  const firstTexts = {{each:texts.??.first.txt}}; // no words of the later part
  const language = [kept('language'), ...(navigator.languages || [navigator.language])]
    .map(function(tag) { return (tag || '').slice(0, 2).toLowerCase(); })
    .find(function(tag) { return tag in texts; }) || 'en';
  root.lang = language;
  const theme = kept('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.scheme = theme;

  const early = {};
  const boot = window.stallkeeperBoot = {tell: tell, early: early, files: {}, texts: texts};

  async function ask(path) {
    const response = await fetch(path, {credentials: 'same-origin'});
    if (!response.ok) throw new Error(response.status === 404 ? 'newer' : 'network');
    return response;
  }

  let lines = [];
  async function loadTexts(path) {
    boot.files.texts = new Uint8Array(await (await ask(path)).arrayBuffer());
    lines = new TextDecoder().decode(boot.files.texts).split('\n');
  }

  const words = loadTexts(firstTexts[language]);
  let hasTrouble = false;
  // '' takes the message back.
  function tell(what) {
    if (!what) {
      hasTrouble = false;
      document.getElementById('trouble').hidden = true;
      return;
    }
    if (hasTrouble) return;
    hasTrouble = true;
    const show = function() {
      const box = document.getElementById('trouble');
      if (!hasTrouble || !box) return; // taken back meanwhile, or too early
      const parts = [['h1', root.dataset.state === 'drawn' ? 'stopped' : 'title'], ['p', what], ['button', 'again']].map(function([tag, key]) {
        const element = document.createElement(tag);
        element.textContent = lines[place + Object.keys(english).indexOf(key)] || english[key];
        return element;
      });
      parts[2].addEventListener('click', function() { location.reload(); });
      box.replaceChildren(...parts);
      box.hidden = false;
      const skeleton = document.getElementById('skeleton');
      if (skeleton) skeleton.remove();
    };
    document.addEventListener('DOMContentLoaded', show);
    show();
    words.then(show, function() {}); // in the language of the page
  }

  if (typeof WebAssembly !== 'object' || !WebAssembly.instantiateStreaming) return tell('wasm');
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2');
  if (!gl) return tell('webgl');
  const lose = gl.getExtension('WEBGL_lose_context');
  if (lose) lose.loseContext(); // a browser keeps only a few contexts

  // What the page asks first. The program takes these replies instead of asking again (web/platform/fetch.js).
  for (const path of ['/desk/v1/session', '/desk/v1/listings']) {
    early[path] = fetch(path, {credentials: 'same-origin', cache: 'no-cache', headers: {accept: path.endsWith('listings') ? 'application/x-ndjson' : 'application/json'}});
    early[path].catch(function() {}); // the program asks for it and hears of the failure
  }

  const sizes = {program: +'{{bytes:stallkeeper.wasm}}', fonts: +'{{bytes:inter-regular.ttf}}' + +'{{bytes:inter-semibold.ttf}}' + +'{{bytes:icons.ttf}}'};
  let loaded = 0;
  function progress(count) {
    loaded += count;
    const bar = document.getElementById('progress');
    if (bar) bar.style.width = Math.min(100, 100 * loaded / (sizes.program + sizes.fonts)) + '%';
  }

  function fail(failure) {
    tell(failure instanceof TypeError ? 'network' : failure instanceof WebAssembly.CompileError ? 'damaged' :
         english[failure.message] ? failure.message : 'broken');
  }

  // Counts a copy of the stream, so that the browser still compiles (and caches) the reply itself.
  async function count(response) {
    const reader = response.body.getReader();
    for (let step = await reader.read(); !step.done; step = await reader.read()) progress(step.value.length);
  }

  async function compile(path) {
    const response = await ask(path);
    count(response.clone()).catch(function() {});
    // A server between us may have forgotten what a wasm is.
    if (response.headers.get('content-type') === 'application/wasm') return WebAssembly.compileStreaming(response);
    return WebAssembly.compile(await response.arrayBuffer());
  }

  /// Of the language at hand, even when another is chosen meanwhile.
  async function loadAllTexts() {
    const tag = root.lang;
    await loadTexts(texts[tag]);
    if (tag !== root.lang) await loadAllTexts();
  }

  // A page without its typefaces is worse than one a moment later, but better than none.
  async function font(name, path) {
    try {
      const bytes = new Uint8Array(await (await ask(path)).arrayBuffer());
      progress(bytes.length);
      return boot.files[name] = bytes;
    } catch (failure) {
      console.warn(failure);
    }
  }

  // Letters that only some buyers' names need.
  const faces = {'script-inter': '{{asset:script-inter.ttf}}', 'script-near': '{{asset:script-near.ttf}}', 'script-han': '{{asset:script-han.ttf}}'};
  boot.loadFace = function(name) { return font(name, faces[name]); };

  const program = compile('{{asset:stallkeeper.wasm}}');
  program.catch(function() {}); // told where it is awaited
  const ready = Promise.all([
    program,
    words,
    font('regular', '{{asset:inter-regular.ttf}}'),
    font('semibold', '{{asset:inter-semibold.ttf}}'),
    font('icons', '{{asset:icons.ttf}}'),
  ]);

  window.Module = {
    instantiateWasm: function(imports, done) {
      // What the later part fills in when it comes (tools/split_page); until then nobody calls it.
      imports.placeholder = new Proxy({}, {get: function(none, name) { return function() { throw new Error('too early: ' + name); }; }});
      ready.then(function([module]) {
        return WebAssembly.instantiate(module, imports).then(function(instance) {
          boot.loadLater = async function() {
            const later = await compile('{{asset:stallkeeper.later.wasm}}');
            await WebAssembly.instantiate(later, {primary: instance.exports});
            await Promise.all([loadAllTexts(), boot.loadFace('script-inter')]);
          };
          done(instance, module);
        });
      }).catch(function(failure) {
        console.error(failure);
        fail(failure);
      });
      return {};
    },
    onAbort: function() { tell('broken'); },
  };

  window.addEventListener('error', function(event) {
    if (event.target && event.target.id === 'program') ask(event.target.src).then(function() { tell('network'); }, fail);
    else if (event.error instanceof WebAssembly.RuntimeError) tell('broken');
  }, true);
})();
