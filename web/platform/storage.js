// localStorage under our prefix; a browser that refuses it is as if it were empty.
// Must not know the keys.
addToLibrary({
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

  stall_storage_keep: function(keyAt, valueAt) {
    var key = 'stallkeeper.' + UTF8ToString(keyAt), value = UTF8ToString(valueAt);
    try {
      if (value) window['localStorage'].setItem(key, value);
      else window['localStorage'].removeItem(key);
    } catch (refused) {}
  },
});
