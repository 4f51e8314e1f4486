// The one keeper of the focus: the canvas by default, the text agent while a field wants text, an
// element of the mirror only when assistive technology or Tab went there. Must not know any field.
addToLibrary({
  $stallFocus__deps: ['$stallPage'],
  $stallFocus: {
    has: false,
    give: function(id) { stallPage.element(id).focus({preventScroll: true}); },
    told: function(has) {
      if (has === stallFocus.has) return;
      stallFocus.has = has;
      _stall_on_focus(has ? 1 : 0);
    },
  },

  stall_focus_attach__deps: ['$stallFocus', '$stallPage'],
  stall_focus_attach: function() {
    var self = stallFocus, stage = stallPage.element('stage');
    stage.addEventListener('focusin', function() { self.told(true); });
    stage.addEventListener('focusout', function(event) {
      // From the canvas to its own text agent is no loss.
      if (!stage.contains(event.relatedTarget)) self.told(false);
    });
    window.addEventListener('blur', function() { self.told(false); });
    window.addEventListener('focus', function() {
      if (stage.contains(document.activeElement)) self.told(true);
    });
    stage.addEventListener('pointerdown', function() {
      if (stallPage.inMirror(document.activeElement) || !stage.contains(document.activeElement)) {
        self.give('canvas');
      }
    });
    if (stallPage.isHand(document.activeElement)) self.give('canvas');
  },

  stall_focus_settle__deps: ['$stallFocus', '$stallPage'],
  stall_focus_settle: function(wantsText) {
    var active = document.activeElement;
    if (!stallPage.isHand(active)) return;
    var wanted = wantsText ? 'text-agent' : 'canvas';
    if (!active || active.id !== wanted) stallFocus.give(wanted);
  },

  // Follows Tab out of the page: the canvas is left as if it were its last element.
  stall_focus_leave__deps: ['$stallFocus', '$stallPage'],
  stall_focus_leave: function(isBackward) {
    var active = document.activeElement;
    // Backwards from the text agent the browser would stop at the canvas.
    if (isBackward && active && active.id === 'text-agent') stallFocus.give('canvas');
  },
});
