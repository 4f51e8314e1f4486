// Keys pressed on the canvas and the text agent. Which of them the page takes is decided in C++
// (rules/key_rules.hpp). Must not know what a key does.
addToLibrary({
  $stallKeyboard__deps: ['$stallPage', '$stallPointer', '$stallGiveText'],
  $stallKeyboard: {
    // Bits beyond the modifiers: 16 AltGr, 32 composing, 64 repeated.
    send: function(event, isDown) {
      var altGraph = !!event.getModifierState && event.getModifierState('AltGraph');
      var bits = stallPointer.mods(event) | (altGraph ? 16 : 0) |
                 (event.isComposing || event.keyCode === 229 ? 32 : 0) | (event.repeat ? 64 : 0);
      return _stall_on_key(stallGiveText(event.key), stallGiveText(event.code), bits, isDown);
    },
    // In the mirror its elements have their keys to themselves, but for the way out and about.
    isOurs: function(event) {
      if (stallPage.isHand(event.target)) return true;
      if (!stallPage.inMirror(event.target)) return false;
      var isField = /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
      return event.key === 'Tab' || event.key === 'Escape' ||
             (!isField && /^(Arrow|Page|Home|End)/.test(event.key));
    },
    down: function(event) {
      if (!stallKeyboard.isOurs(event)) return;
      if (stallKeyboard.send(event, 1)) event.preventDefault();
    },
    up: function(event) {
      // Also when the focus moved away in between: a key must not stay held.
      stallKeyboard.send(event, 0);
    },
  },

  stall_keyboard_attach__deps: ['$stallKeyboard'],
  stall_keyboard_attach: function() {
    document.addEventListener('keydown', stallKeyboard.down);
    document.addEventListener('keyup', stallKeyboard.up);
  },
});
