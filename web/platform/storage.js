// localStorage under our prefix, IndexedDB for bytes; a browser that refuses it is as if it were empty, and says so once.
// Must not know the keys.
addToLibrary({
  $stallStorage: {
    unkept: {}, // what would be lost with the page: typed and not sent, or still being written
    guard: function(key) {
      var self = stallStorage;
      self.unkept[key] = true;
      if (self.guards) return;
      self.guards = true;
      window.addEventListener('beforeunload', function(event) {
        if (Object.keys(self.unkept).length) event.preventDefault();
      });
    },
    refuse: function(key, value) {
      var self = stallStorage;
      if (!self.told) {
        self.told = true;
        // Not now: the app is in the middle of asking for this.
        setTimeout(function() { _stall_on_surroundings(4, 1); }, 0);
      }
      if (value && /^(drafts|writes)\./.test(key)) self.guard(key);
    },
  },

  // "key\0value\0key\0value": the two never hold a zero byte.
  stall_storage_read__deps: ['$stallGiveBytes'],
  stall_storage_read: function(lengthAt) {
    var parts = [];
    try {
      for (var i = 0; i < window['localStorage'].length; i++) {
        var key = window['localStorage'].key(i);
        if (key.indexOf('stallkeeper.') !== 0) continue;
        parts.push(key.slice(12), window['localStorage'].getItem(key));
      }
    } catch (refused) {}
    var bytes = new TextEncoder().encode(parts.join('\0'));
    HEAPU32[lengthAt >> 2] = bytes.length;
    return stallGiveBytes(bytes);
  },

  stall_storage_keep__deps: ['$stallStorage'],
  stall_storage_keep: function(keyAt, valueAt) {
    var key = UTF8ToString(keyAt), value = UTF8ToString(valueAt);
    delete stallStorage.unkept[key];
    try {
      if (value) window['localStorage'].setItem('stallkeeper.' + key, value);
      else window['localStorage'].removeItem('stallkeeper.' + key);
    } catch (refused) {
      stallStorage.refuse(key, value);
    }
  },

  // Reads for a request, else keeps or removes. Each opens the database anew: they come in turn.
  stall_storage_bytes__deps: ['$stallStorage', '$stallGiveBytes', '$stallBusy'],
  stall_storage_bytes: function(request, keyAt, bytesAt, length) {
    var key = UTF8ToString(keyAt), bytes = HEAPU8.slice(bytesAt, bytesAt + length);
    stallBusy.begin();
    if (length) stallStorage.guard(key);
    new Promise(function(done, failed) {
      var opening = indexedDB.open('stallkeeper.kept');
      opening.onupgradeneeded = function() { opening.result.createObjectStore('kept'); };
      opening.onerror = failed;
      opening.onsuccess = function() {
        try {
          var work = opening.result.transaction('kept', 'readwrite'), kept = work.objectStore('kept');
          var step = request ? kept.get(key) : length ? kept.put(bytes, key) : kept.delete(key);
          work.onabort = failed;
          work.oncomplete = function() {
            if (!request) delete stallStorage.unkept[key];
            done(step.result);
          };
          opening.result.close();
        } catch (refused) {
          failed(refused);
        }
      };
    }).catch(function() { stallStorage.refuse(key); }).then(function(found) {
      if (request) {
        found = found || [];
        _stall_on_bytes(request, stallGiveBytes(found), found.length);
      }
      stallBusy.end();
    });
  },
});
