// The canvas: its size in device pixels, its density, and the loss and return of its context.
// Must not know WebGL's objects nor what is drawn.
addToLibrary({
  $stallSurface__deps: ['$stallPage'],
  $stallSurface: {
    canvas: null,
    cssWidth: 0, cssHeight: 0, width: 0, height: 0,
    lost: false,
    patience: 0,
    // In the shell's words: there is nothing to draw with.
    tell: function(what) {
      var boot = window['stallkeeperBoot'];
      if (boot && boot['tell']) boot['tell'](what);
    },
    // Device pixels as the browser itself would draw them; where it does not tell (WebKit) or tells
    // something else than its own ratio (an emulated screen), the product, rounded.
    measure: function(entry) {
      var self = stallSurface, ratio = window.devicePixelRatio || 1;
      var box = self.canvas.getBoundingClientRect();
      var width = Math.round(box.width * ratio), height = Math.round(box.height * ratio);
      var exact = entry && entry['devicePixelContentBoxSize'] && entry['devicePixelContentBoxSize'][0];
      if (exact && Math.abs(exact['inlineSize'] - width) <= 1 &&
          Math.abs(exact['blockSize'] - height) <= 1) {
        width = exact['inlineSize'];
        height = exact['blockSize'];
      }
      // Browser zoom changes one size and leaves the other.
      if (width === self.width && height === self.height && box.width === self.cssWidth &&
          box.height === self.cssHeight) return;
      self.width = width;
      self.height = height;
      self.cssWidth = box.width;
      self.cssHeight = box.height;
      _stall_on_surface_changed();
    },
    // A ratio changes without a resize (another screen, browser zoom): a query matches one ratio only,
    // so it is made again after each change.
    watchDensity: function() {
      var query = window['matchMedia']('(resolution: ' + window.devicePixelRatio + 'dppx)');
      query.addEventListener('change', function() {
        stallSurface.measure(null);
        stallSurface.watchDensity();
      }, {once: true});
    },
    // The soft keyboard covers the page without resizing it; what is left is the page.
    watchKeyboard: function() {
      var view = window['visualViewport'];
      if (!view) return;
      view.addEventListener('resize', function() {
        if (view['scale'] !== 1) return;
        var covered = window.innerHeight - view['height'] > 80;
        stallPage.element('stage').style.height = covered ? view['height'] + 'px' : '';
        if (covered) window.scrollTo(0, 0);
      });
    },
  },

  stall_surface_watch__deps: ['$stallSurface', '$stallPage'],
  stall_surface_watch: function() {
    var self = stallSurface, canvas = self.canvas = stallPage.element('canvas');
    canvas.addEventListener('webglcontextlost', function(event) {
      event.preventDefault();
      self.lost = true;
      clearTimeout(self.patience);
      self.patience = setTimeout(function() { self.tell('lost'); }, 4000);
    });
    canvas.addEventListener('webglcontextrestored', function() {
      self.lost = false;
      clearTimeout(self.patience);
      self.tell('');
      _stall_on_context_restored();
    });
    self.measure(null);
    var observer = new ResizeObserver(function(entries) { self.measure(entries[entries.length - 1]); });
    try {
      observer.observe(canvas, {box: 'device-pixel-content-box'});
    } catch (unknown_box) {
      observer.observe(canvas);
    }
    self.watchDensity();
    self.watchKeyboard();
  },

  // Five doubles: CSS width and height, device width and height, 1 when the context is lost.
  stall_surface_read__deps: ['$stallSurface'],
  stall_surface_read: function(place) {
    var self = stallSurface;
    HEAPF64.set([self.cssWidth, self.cssHeight, self.width, self.height, self.lost ? 1 : 0], place >> 3);
  },

  // Just before drawing: setting a canvas's size clears it.
  stall_surface_fit__deps: ['$stallSurface'],
  stall_surface_fit: function() {
    var self = stallSurface, canvas = self.canvas;
    if (canvas.width !== self.width) canvas.width = self.width;
    if (canvas.height !== self.height) canvas.height = self.height;
  },
});
