// The document's copy, cut and paste events, which need no permission, and copying by a button.
// Must not know what is copied.
addToLibrary({
  $stallClip__deps: ['$stallPage', '$stallGiveText'],
  $stallClip: {
    offered: null, // what a button wants in the clipboard while it makes a copy event itself
    isNative: function() { return !stallPage.isHand(document.activeElement); },
    write: function(event, text, html) {
      event.clipboardData.setData('text/plain', text);
      if (html) event.clipboardData.setData('text/html', html);
      event.preventDefault();
    },
    copy: function(event) {
      var self = stallClip;
      if (self.offered) {
        self.write(event, self.offered.text, self.offered.html);
        return;
      }
      if (self.isNative()) return;
      // The page draws a frame here, in which a widget may copy (stall_clipboard_set).
      self.offered = {text: '', html: '', waits: true};
      _stall_on_copy(event.type === 'cut' ? 1 : 0);
      var offered = self.offered;
      self.offered = null;
      if (offered.text) self.write(event, offered.text, offered.html);
    },
    paste: function(event) {
      if (stallClip.isNative()) return;
      var words = stallPage.wordsOf(event.clipboardData);
      if (!words) return; // files.js
      event.preventDefault();
      _stall_on_paste(stallGiveText(words));
    },
    // Without a secure context there is no navigator.clipboard: copy by a copy event of our own.
    byEvent: function(text, html) {
      stallClip.offered = {text: text, html: html, waits: false};
      try {
        document.execCommand('copy');
      } catch (refused) {}
      stallClip.offered = null;
    },
  },

  stall_clipboard_attach__deps: ['$stallClip'],
  stall_clipboard_attach: function() {
    document.addEventListener('copy', stallClip.copy);
    document.addEventListener('cut', stallClip.copy);
    document.addEventListener('paste', stallClip.paste);
  },

  stall_clipboard_set__deps: ['$stallClip'],
  stall_clipboard_set: function(textAt, htmlAt) {
    var self = stallClip, text = UTF8ToString(textAt), html = UTF8ToString(htmlAt);
    if (self.offered && self.offered.waits) {
      self.offered.text = text;
      self.offered.html = html;
      return;
    }
    var clipboard = navigator['clipboard'];
    if (!clipboard) {
      self.byEvent(text, html);
    } else if (html && window['ClipboardItem'] && clipboard['write']) {
      var item = {};
      item['text/plain'] = new Blob([text], {type: 'text/plain'});
      item['text/html'] = new Blob([html], {type: 'text/html'});
      clipboard['write']([new window['ClipboardItem'](item)]).catch(function() {
        self.byEvent(text, html);
      });
    } else {
      clipboard['writeText'](text).catch(function() { self.byEvent(text, html); });
    }
  },
});
