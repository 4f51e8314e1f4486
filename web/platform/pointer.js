// Mouse, pen, finger and wheel over the stage, as numbers for C++.
// Must not know ImGui, nor what is under the pointer but for the mirror's links.
addToLibrary({
  $stallPointer__deps: ['$stallPage'],
  $stallPointer: {
    kind: function(event) { return event.pointerType === 'touch' ? 1 : event.pointerType === 'pen' ? 2 : 0; },
    fingers: 0,
    held: 0,
    mods: function(event) {
      return (event.ctrlKey ? 1 : 0) | (event.shiftKey ? 2 : 0) | (event.altKey ? 4 : 0) |
             (event.metaKey ? 8 : 0);
    },
    link: function(event) {
      var target = event.target;
      return target && target.closest ? target.closest('#mirror a[href]') : null;
    },
    // A link's other clicks (new tab, its menu) are the browser's.
    isBrowsers: function(event) {
      return stallPointer.link(event) &&
             (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey);
    },
    send: function(phase, event) {
      var box = stallPage.element('canvas').getBoundingClientRect();
      return _stall_on_pointer(phase, stallPointer.kind(event),
                               event.clientX - box.left, event.clientY - box.top, event.button,
                               stallPointer.mods(event), event.timeStamp);
    },
    down: function(event) {
      var self = stallPointer;
      if (self.isBrowsers(event)) return;
      if (event.pointerType === 'touch' && !event.isPrimary) {
        self.send(4, event); // a second finger: it is the browser's gesture
        return;
      }
      stallPage.element('stage').setPointerCapture(event.pointerId);
      self.send(1, event);
      if (event.pointerType === 'touch') {
        clearTimeout(self.held);
        self.held = setTimeout(function() { self.send(5, event); }, 500);
      }
    },
    move: function(event) {
      if (event.pointerType === 'touch' && !event.isPrimary) return;
      stallPointer.send(0, event);
    },
    up: function(event) {
      var self = stallPointer;
      if (event.pointerType === 'touch' && !event.isPrimary) return;
      clearTimeout(self.held);
      if (self.isBrowsers(event)) return;
      self.send(2, event);
    },
    cancel: function(event) {
      clearTimeout(stallPointer.held);
      stallPointer.send(4, event);
    },
    leave: function(event) {
      if (!stallPage.element('stage').hasPointerCapture(event.pointerId)) stallPointer.send(3, event);
    },
    wheel: function(event) {
      if (event.ctrlKey) return; // zoom, and the pinch of a trackpad
      var scale = [100, 3, 1 / 80][event.deltaMode] || 100;
      if (event.deltaMode === 2) scale = 1 / 8;
      var x = event.deltaX / scale, y = event.deltaY / scale;
      if (_stall_on_wheel(-x, -y, stallPointer.mods(event))) event.preventDefault();
    },
  },

  stall_pointer_attach__deps: ['$stallPointer', '$stallPage'],
  stall_pointer_attach: function() {
    var self = stallPointer, stage = stallPage.element('stage');
    stage.addEventListener('pointerdown', self.down);
    stage.addEventListener('pointermove', self.move);
    stage.addEventListener('pointerup', self.up);
    stage.addEventListener('pointercancel', self.cancel);
    stage.addEventListener('pointerleave', self.leave);
    stage.addEventListener('wheel', self.wheel, {passive: false});
    // The keeper of the focus decides where it goes, not the element under the pointer.
    stage.addEventListener('mousedown', function(event) {
      if (!self.isBrowsers(event)) event.preventDefault();
    });
    stage.addEventListener('click', function(event) {
      // The canvas had this click as a pointer's; from a keyboard (detail 0) the link is followed.
      if (event.detail && self.link(event) && !self.isBrowsers(event)) event.preventDefault();
    });
    stage.addEventListener('contextmenu', function(event) {
      if (!event.shiftKey && !self.link(event)) event.preventDefault();
    });
    stage.addEventListener('dragstart', function(event) { event.preventDefault(); });
  },

  stall_pointer_show__deps: ['$stallPage'],
  stall_pointer_show: function(cursor) {
    stallPage.element('stage').style.cursor = UTF8ToString(cursor);
  },
});
