// window.stallkeeper: what tests may ask of the page. The names are quoted: they are a contract.
addToLibrary({
  stall_probe_attach__deps: ['$stallBusy'],
  stall_probe_attach: function() {
    window['stallkeeper'] = {
      // Resolves with the number of frames drawn, when nothing is under way but endless streams.
      'idle': function() {
        return new Promise(function(resolve) {
          stallBusy.waiting.push(resolve);
          stallBusy.settle();
        });
      },
      'frames': function() { return stallBusy.frames; },
      'route': function() { return location.hash.slice(1); },
    };
  },

  stall_probe_count__deps: ['$stallBusy'],
  stall_probe_count: function() {
    if (stallBusy.frames++) return;
    document.documentElement.dataset['state'] = 'drawn';
    var skeleton = document.getElementById('skeleton');
    if (skeleton) skeleton.remove();
  },
});
