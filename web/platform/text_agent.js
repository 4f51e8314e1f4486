// The hidden text area: where text comes from. It alone gives accents, dead keys, input methods, soft
// keyboards and dictation. Must not know the field that the text is for.
addToLibrary({
  $stallText__deps: ['$stallPage', '$stallGiveText'],
  $stallText: {
    agent: null,
    composing: false,
    insert: function(text) {
      if (text) _stall_on_text(stallGiveText(text));
    },
    // Deletions that come without a key (soft keyboards): 0 Backspace, 1 Delete, 2 Enter, each with
    // 4 added for a whole word.
    edits: function() { return {
      'deleteContentBackward': 0, 'deleteContentForward': 1, 'insertLineBreak': 2,
      'insertParagraph': 2, 'deleteWordBackward': 4, 'deleteWordForward': 5,
    }; },
    before: function(event) {
      var self = stallText, type = event.inputType;
      if (self.composing || type.indexOf('Composition') >= 0) return; // seen in the agent itself
      var edit = self.edits()[type];
      if (edit !== undefined) {
        _stall_on_text_edit(edit);
      } else if (type.indexOf('insert') === 0) {
        var carried = event.dataTransfer && event.dataTransfer.getData('text/plain');
        self.insert(event.data || carried);
      }
      event.preventDefault();
    },
    start: function() {
      stallText.composing = true;
      stallText.agent.classList.add('composing');
      _stall_on_composing(1);
    },
    // WebKit sends a second end without a start: only a composition that was begun gives text.
    end: function(event) {
      var self = stallText;
      if (!self.composing) return;
      self.composing = false;
      self.agent.classList.remove('composing');
      self.agent.value = '';
      _stall_on_composing(0);
      self.insert(event.data);
    },
    after: function() {
      if (!stallText.composing) stallText.agent.value = '';
    },
  },

  stall_text_attach__deps: ['$stallText', '$stallPage'],
  stall_text_attach: function() {
    var self = stallText, agent = self.agent = stallPage.element('text-agent');
    agent.addEventListener('beforeinput', self.before);
    agent.addEventListener('compositionstart', self.start);
    agent.addEventListener('compositionend', self.end);
    agent.addEventListener('input', self.after);
  },

  stall_text_place__deps: ['$stallText'],
  stall_text_place: function(x, y, height, inputMode) {
    var agent = stallText.agent, style = agent.style;
    style.left = Math.max(0, Math.round(x)) + 'px';
    style.top = Math.max(0, Math.round(y)) + 'px';
    style.height = Math.max(16, Math.round(height)) + 'px';
    style.lineHeight = style.height;
    agent.inputMode = UTF8ToString(inputMode);
  },
});
