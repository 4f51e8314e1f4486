// What happens before the wasm is there: the chosen theme, the first requests, the download of the program and the
// typefaces side by side with its progress, and a clear word when it cannot start. Must not know the app.
'use strict';

(function() {
  const root = document.documentElement;
  const words = {
    en: {
      title: 'Stallkeeper cannot start',
      wasm: 'This browser does not run WebAssembly. Please use a current version of Chrome, Edge, Firefox or Safari.',
      webgl: 'This browser gives no WebGL 2, which the page draws with. Hardware acceleration may be switched off in its settings.',
      network: 'The program could not be loaded. Please check the connection and try again.',
      broken: 'Something went wrong while starting. Loading the page again usually helps.',
      again: 'Try again',
    },
    fr: {
      title: 'Stallkeeper ne peut pas démarrer',
      wasm: 'Ce navigateur n’exécute pas WebAssembly. Veuillez utiliser une version récente de Chrome, Edge, Firefox ou Safari.',
      webgl: 'Ce navigateur ne fournit pas WebGL 2, dont la page a besoin pour s’afficher. L’accélération matérielle est peut-être désactivée dans ses réglages.',
      network: 'Le programme n’a pas pu être chargé. Veuillez vérifier la connexion et réessayer.',
      broken: 'Un problème est survenu au démarrage. Recharger la page suffit en général.',
      again: 'Réessayer',
    },
  };

  function kept(key) {
    try {
      return localStorage.getItem('stallkeeper.' + key) || '';
    } catch (refused) {
      return '';
    }
  }

  const texts = {en: '{{asset:texts.en.txt}}', fr: '{{asset:texts.fr.txt}}'};
  const language = [kept('language'), ...(navigator.languages || [navigator.language])]
    .map(function(tag) { return (tag || '').slice(0, 2).toLowerCase(); })
    .find(function(tag) { return tag in texts; }) || 'en';
  root.lang = language;
  const theme = kept('theme');
  if (theme === 'light' || theme === 'dark') root.dataset.scheme = theme;

  let hasTrouble = false;
  function tell(what) {
    if (hasTrouble || root.dataset.state === 'drawn') return;
    hasTrouble = true;
    const say = words[language];
    const show = function() {
      const box = document.getElementById('trouble');
      const parts = [['h1', say.title], ['p', say[what]], ['button', say.again]].map(function([tag, text]) {
        const element = document.createElement(tag);
        element.textContent = text;
        return element;
      });
      parts[2].addEventListener('click', function() { location.reload(); });
      box.replaceChildren(...parts);
      box.hidden = false;
      const skeleton = document.getElementById('skeleton');
      if (skeleton) skeleton.remove();
    };
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show);
    else show();
  }

  if (typeof WebAssembly !== 'object' || !WebAssembly.instantiateStreaming) return tell('wasm');
  const canvas = document.createElement('canvas');
  const gl = canvas.getContext('webgl2');
  if (!gl) return tell('webgl');
  const lose = gl.getExtension('WEBGL_lose_context');
  if (lose) lose.loseContext(); // a browser keeps only a few contexts

  // What the page asks first. The program takes these replies instead of asking again (web/platform/fetch.js).
  const early = {};
  for (const path of ['/desk/v1/session', '/desk/v1/listings']) {
    early[path] = fetch(path, {credentials: 'same-origin', cache: 'no-cache', headers: {accept: path.endsWith('listings') ? 'application/x-ndjson' : 'application/json'}});
    early[path].catch(function() {}); // the program asks for it and hears of the failure
  }
  const boot = window.stallkeeperBoot = {early: early, files: {}, texts: texts};

  const sizes = {program: +'{{bytes:stallkeeper.wasm}}', fonts: +'{{bytes:inter-regular.ttf}}' + +'{{bytes:inter-semibold.ttf}}' + +'{{bytes:icons.ttf}}'};
  let loaded = 0;
  function progress(count) {
    loaded += count;
    const bar = document.getElementById('progress');
    if (bar) bar.style.width = Math.min(100, 100 * loaded / (sizes.program + sizes.fonts)) + '%';
  }

  async function ask(path) {
    const response = await fetch(path, {credentials: 'same-origin'});
    if (!response.ok) throw new Error(path + ': ' + response.status);
    return response;
  }

  // Counts a copy of the stream, so that the browser still compiles (and caches) the reply itself.
  async function count(response) {
    const reader = response.body.getReader();
    for (let step = await reader.read(); !step.done; step = await reader.read()) progress(step.value.length);
  }

  async function compile() {
    const response = await ask('{{asset:stallkeeper.wasm}}');
    count(response.clone()).catch(function() {});
    return WebAssembly.compileStreaming(response);
  }

  async function loadTexts() {
    boot.files.texts = new Uint8Array(await (await ask(texts[language])).arrayBuffer());
  }

  // A page without its typefaces is worse than one a moment later, but better than none.
  async function font(name, path) {
    try {
      const bytes = new Uint8Array(await (await ask(path)).arrayBuffer());
      progress(bytes.length);
      boot.files[name] = bytes;
    } catch (failure) {
      console.warn(failure);
    }
  }

  const program = compile();
  program.catch(function() {}); // told where it is awaited
  const ready = Promise.all([
    program,
    loadTexts(),
    font('regular', '{{asset:inter-regular.ttf}}'),
    font('semibold', '{{asset:inter-semibold.ttf}}'),
    font('icons', '{{asset:icons.ttf}}'),
  ]);

  window.Module = {
    instantiateWasm: function(imports, done) {
      ready.then(function([module]) {
        return WebAssembly.instantiate(module, imports).then(function(instance) { done(instance, module); });
      }).catch(function(failure) {
        console.error(failure);
        tell(failure instanceof TypeError || /: \d+$/.test(failure.message) ? 'network' : 'broken');
      });
      return {};
    },
    onAbort: function() { tell('broken'); },
  };

  window.addEventListener('error', function(event) {
    if (event.target && event.target.id === 'program') tell('network');
    else if (event.error instanceof WebAssembly.RuntimeError) tell('broken');
  }, true);
})();
