// The fragment of the URL, the history's entries and the title. Must not know what a route means.
addToLibrary({
  $stallHistory: {
    shown: null,
    read: function() {
      var at = location.href.indexOf('#'); // location.hash would decode in some engines
      return at < 0 ? '' : location.href.slice(at + 1);
    },
  },

  stall_history_read__deps: ['$stallHistory', '$stallGiveText'],
  stall_history_read: function() { return stallGiveText(stallHistory.read()); },

  stall_history_attach__deps: ['$stallHistory', '$stallGiveText'],
  stall_history_attach: function() {
    // One move of the person fires popstate, hashchange or both, by engine and kind: say it once.
    var moved = function() {
      var route = stallHistory.read();
      if (route === stallHistory.shown) return;
      stallHistory.shown = route;
      _stall_on_route(stallGiveText(route));
    };
    stallHistory.shown = stallHistory.read();
    window.addEventListener('popstate', moved);
    window.addEventListener('hashchange', moved);
  },

  stall_history_show__deps: ['$stallHistory'],
  stall_history_show: function(fragment, isPush) {
    var url = location.pathname + location.search + '#' + UTF8ToString(fragment);
    try {
      if (isPush) history.pushState(null, '', url);
      else history.replaceState(null, '', url);
    } catch (too_often) {} // engines limit the rate; the next one will do
    stallHistory.shown = stallHistory.read();
  },

  stall_title_set: function(title) { document.title = UTF8ToString(title); },
});
