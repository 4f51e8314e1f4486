// The browser's wishes (language, colour scheme, motion) and state (network, visibility).
// Must not know what the page makes of them.
addToLibrary({
  $stallSurroundings: {
    dark: function() { return window['matchMedia']('(prefers-color-scheme: dark)'); },
    still: function() { return window['matchMedia']('(prefers-reduced-motion: reduce)'); },
    isMac: function() { return /mac|iphone|ipad/i.test(navigator.platform); },
    isVisible: function() { return document.visibilityState !== 'hidden'; },
  },

  // The language that the shell loaded, then tag and path of each there is.
  stall_surroundings_texts__deps: ['$stallGiveText'],
  stall_surroundings_texts: function() {
    var texts = window['stallkeeperBoot']['texts'];
    return stallGiveText([document.documentElement.lang].concat(Object.entries(texts).flat()).join('\n'));
  },

  // 1 dark, 2 reduced motion, 4 online, 8 visible, 16 a Mac, 32 a part of the program comes later.
  stall_surroundings_read__deps: ['$stallSurroundings'],
  stall_surroundings_read: function() {
    var self = stallSurroundings;
    return (self.dark().matches ? 1 : 0) | (self.still().matches ? 2 : 0) |
           (navigator.onLine !== false ? 4 : 0) | (self.isVisible() ? 8 : 0) | (self.isMac() ? 16 : 0) |
           (window['stallkeeperBoot']['loadLater'] ? 32 : 0);
  },

  stall_surroundings_attach__deps: ['$stallSurroundings'],
  stall_surroundings_attach: function() {
    var self = stallSurroundings;
    var say = function(what, is) { _stall_on_surroundings(what, is ? 1 : 0); };
    self.dark().addEventListener('change', function(event) { say(0, event.matches); });
    self.still().addEventListener('change', function(event) { say(1, event.matches); });
    window.addEventListener('online', function() { say(2, true); });
    window.addEventListener('offline', function() { say(2, false); });
    document.addEventListener('visibilitychange', function() { say(3, self.isVisible()); });
    window.addEventListener('pageshow', function(event) {
      if (event.persisted) say(3, true); // back from the browser's page cache
    });
  },

  // The page names its program after its content: one that names another is another version.
  stall_surroundings_look__deps: ['$stallBusy'],
  stall_surroundings_look: function() {
    var own = document.getElementById('program').getAttribute('src');
    stallBusy.begin();
    fetch(location.pathname, {cache: 'no-cache'}).then(function(response) {
      return response.ok ? response.text() : '';
    }).then(function(page) {
      if (page.indexOf('id="program"') >= 0 && page.indexOf(own) < 0) _stall_on_surroundings(5, 1);
    }).catch(function() {}).then(function() { stallBusy.end(); });
  },
  stall_surroundings_load_parts__deps: ['$stallBusy'],
  stall_surroundings_load_parts: function() {
    stallBusy.begin();
    window['stallkeeperBoot']['loadLater']().then(function() { return 1; }, function(failure) {
      console.warn(failure);
      return 0;
    }).then(function(is) {
      _stall_on_surroundings(6, is);
      stallBusy.end();
    });
  },
  stall_surroundings_load_face__deps: ['$stallBusy'],
  stall_surroundings_load_face: function(nameAt) {
    stallBusy.begin();
    window['stallkeeperBoot']['loadFace'](UTF8ToString(nameAt)).then(function(isHere) {
      if (isHere) _stall_on_surroundings(7, 1);
      stallBusy.end();
    });
  },
  stall_surroundings_reload: function() { location.reload(); },

  stall_surroundings_show: function(isDark, languageAt) {
    var root = document.documentElement;
    root.dataset['scheme'] = isDark ? 'dark' : 'light';
    root.lang = UTF8ToString(languageAt);
    var meta = document.querySelector('meta[name="theme-color"]:not([media])');
    if (meta) meta.content = isDark ? '#0D1015' : '#F6F7F9';
  },
});
