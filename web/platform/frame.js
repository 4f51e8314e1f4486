// One animation frame at a time, and timers. Must not know who asks.
addToLibrary({
  $stallTimers: {},

  stall_request_frame__deps: ['$stallBusy'],
  stall_request_frame: function() {
    if (stallBusy.frame) return;
    stallBusy.frame = true;
    requestAnimationFrame(function(now) {
      stallBusy.frame = false;
      _stall_on_frame(now);
      stallBusy.settle();
    });
  },

  stall_start_timer__deps: ['$stallTimers', '$stallBusy', 'stall_stop_timer'],
  stall_start_timer: function(owner, id, delay) {
    _stall_stop_timer(owner, id);
    // A short wait of the app (typing settles, then it saves) is work under way; a long one
    // (a toast's end) and the blinking of a caret are not.
    var counts = owner === 1 && delay <= 1000;
    if (counts) stallBusy.begin();
    var key = owner + ':' + id;
    var timer = {counts: counts, handle: setTimeout(function() {
      delete stallTimers[key];
      _stall_on_timer(owner, id);
      if (counts) stallBusy.end();
    }, delay)};
    stallTimers[key] = timer;
  },

  stall_stop_timer__deps: ['$stallTimers', '$stallBusy'],
  stall_stop_timer: function(owner, id) {
    var key = owner + ':' + id;
    var timer = stallTimers[key];
    if (!timer) return;
    delete stallTimers[key];
    clearTimeout(timer.handle);
    if (timer.counts) stallBusy.end();
  },
});
