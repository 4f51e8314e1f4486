// What every part of the browser layer shares: text and bytes over the border of the wasm, the three
// elements of the shell, and the count of work under way. Must not know what is carried.
addToLibrary({
  $stallPage: {
    element: function(id) { return document.getElementById(id); },
    // Is that element one of ours that a person works the canvas with?
    isHand: function(element) {
      return !element || element === document.body || element.id === 'canvas' ||
             element.id === 'text-agent';
    },
    // The words that a paste carries. Spreadsheets give a picture of the cells beside them, which nobody
    // means; file managers give the names of files, which are no words.
    wordsOf: function(carried) {
      var words = carried.getData('text/plain'), files = Array.prototype.slice.call(carried.files || []);
      var areNames = words.trim().split(/[\r\n]+/).every(function(line) {
        return files.some(function(file) { return line.endsWith(file.name); });
      });
      return areNames ? '' : words;
    },
    inMirror: function(element) {
      return !!element && !!element.closest && !!element.closest('#mirror');
    },
  },

  // A copy of the text for C++, which frees it (platform::take_text).
  $stallGiveText__deps: ['$stringToNewUTF8'],
  $stallGiveText: function(text) { return stringToNewUTF8(text || ''); },

  $stallGiveBytes__deps: ['malloc'],
  $stallGiveBytes: function(bytes) {
    var place = _malloc(bytes.length || 1);
    HEAPU8.set(bytes, place);
    return place;
  },

  // Work that window.stallkeeper.idle() waits for.
  $stallBusy: {
    works: 0,
    frame: false,
    frames: 0,
    waiting: [],
    begin: function() { stallBusy.works++; },
    end: function() {
      stallBusy.works--;
      stallBusy.settle();
    },
    isIdle: function() { return !stallBusy.works && !stallBusy.frame; },
    // A quiet moment counts when it is still quiet a task later: replies make frames.
    settle: function() {
      if (!stallBusy.waiting.length || !stallBusy.isIdle()) return;
      setTimeout(function() {
        if (!stallBusy.isIdle()) return;
        var waiting = stallBusy.waiting;
        stallBusy.waiting = [];
        waiting.forEach(function(resolve) { resolve(stallBusy.frames); });
      }, 0);
    },
  },
});
