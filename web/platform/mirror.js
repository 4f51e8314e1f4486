// The DOM side of web/mirror/patch.hpp: elements over the canvas, one for each node, for assistive
// technology, for finding in the page and for tests. Must not know the widgets.
addToLibrary({
  $stallMirror__deps: ['$stallPage', '$stallGiveText'],
  $stallMirror: {
    root: null,
    elements: {},
    focused: 0,
    follows: false, // the focus is being moved by us, not by a person

    // Tables are functions: Emscripten unquotes the keys of a library's objects, and the closure
    // compiler would then rename them.
    tags: function() { return {
      'button': 'button', 'checkbox': 'button', 'switch': 'button', 'tab': 'button',
      'menuitem': 'button', 'menuitemradio': 'button', 'option': 'button', 'combobox': 'button', 'link': 'a',
      'textbox': 'input', 'searchbox': 'input', 'spinbutton': 'input', 'slider': 'input',
    }; },
    // Members that are attributes of the same meaning.
    attributes: function() { return {
      'checked': 'aria-checked', 'expanded': 'aria-expanded', 'selected': 'aria-selected',
      'sort': 'aria-sort', 'disabled': 'aria-disabled', 'invalid': 'aria-invalid',
      'required': 'aria-required', 'readonly': 'aria-readonly', 'modal': 'aria-modal',
      'level': 'aria-level', 'rows': 'aria-rowcount', 'cols': 'aria-colcount',
      'row': 'aria-rowindex', 'col': 'aria-colindex', 'keys': 'aria-keyshortcuts',
      'desc': 'aria-description', 'href': 'href',
    }; },
    // Their name is their text, which can be found, selected and translated; others get a label.
    texts: 'button link text heading tab menuitem menuitemradio option listitem status alert tooltip gridcell columnheader',
    // WebKit gives these no name from their text.
    labelled: 'gridcell columnheader row',
    isOne: function(role, roles) { return (' ' + roles + ' ').indexOf(' ' + role + ' ') >= 0; },

    make: function(id, node) {
      var role = node['role'], tag = stallMirror.tags()[role] || 'div';
      if (tag === 'input' && node['multiline']) tag = 'textarea';
      var element = document.createElement(tag);
      element.id = 'm' + id;
      element.stallRole = role;
      if (tag === 'button') element.type = 'button';
      if (tag === 'input') element.type = role === 'slider' ? 'range' : node['password'] ? 'password' : 'text';
      if (tag === 'input' || tag === 'textarea') {
        element.autocomplete = node['password'] ? 'current-password' : 'off';
        element.spellcheck = false;
      }
      if (role !== 'text' && !(tag === 'button' && role === 'button') && tag !== 'a') {
        element.setAttribute('role', role);
      }
      if (role === 'status' || role === 'alert') element.setAttribute('aria-live', 'off');
      if (tag !== 'div' || stallMirror.isOne(role, stallMirror.labelled)) element.tabIndex = -1;
      element.draggable = false;
      return element;
    },

    put: function(node) {
      var self = stallMirror, id = node['id'], element = self.elements[id];
      if (!element || node['new']) {
        var made = self.make(id, node);
        if (element) {
          while (element.firstElementChild) made.appendChild(element.firstElementChild);
          element.replaceWith(made);
        }
        element = self.elements[id] = made;
      }
      for (var member in node) self.set(element, member, node[member]);
    },

    set: function(element, member, value) {
      var self = stallMirror, attribute = self.attributes()[member];
      // Of many items only those seen are there: each says its place and how many there are.
      if (element.stallRole === 'listitem') attribute = {'aria-rowindex': 'aria-posinset', 'aria-rowcount': 'aria-setsize'}[attribute] || attribute;
      if (attribute) {
        if (value === null) element.removeAttribute(attribute);
        else element.setAttribute(attribute, value);
      } else if (member === 'name') {
        self.rename(element, value || '');
      } else if (member === 'value') {
        self.revalue(element, value || '');
      } else if (member === 'rect') {
        var style = element.style;
        style.left = value[0] + 'px';
        style.top = value[1] + 'px';
        style.width = value[2] + 'px';
        style.height = value[3] + 'px';
      } else if (member === 'current') {
        if (value) element.setAttribute('aria-current', 'page');
        else element.removeAttribute('aria-current');
      } else if (member === 'min' || member === 'max' || member === 'now') {
        self.range(element, member, value);
      }
    },

    rename: function(element, name) {
      var self = stallMirror, role = element.stallRole;
      element.stallName = name;
      var isText = self.isOne(role, self.texts) && !element.firstElementChild;
      if (isText && element.textContent !== name) element.textContent = name;
      if (!isText || self.isOne(role, self.labelled)) {
        // From text to label, when children came.
        if (!isText && element.firstChild && element.firstChild.nodeType === 3) element.firstChild.remove();
        if (name) element.setAttribute('aria-label', name);
        else element.removeAttribute('aria-label');
      } else {
        element.removeAttribute('aria-label');
      }
      if (role === 'status' || role === 'alert') self.announce(role, name);
    },

    // Live regions are heard only when they stood there before their text: two stand in the shell.
    announce: function(role, name) {
      var region = stallPage.element(role === 'alert' ? 'announce-now' : 'announce');
      if (region && name) region.textContent = name;
    },

    revalue: function(element, value) {
      element.stallValue = value;
      if (element.type === 'range') {
        element.setAttribute('aria-valuetext', value);
      } else if ('value' in element && element.tagName !== 'BUTTON') {
        if (document.activeElement !== element) element.value = value;
      } else if (element.stallRole === 'combobox') {
        element.textContent = value;
      } else if (value) {
        element.setAttribute('aria-valuetext', value);
      } else {
        element.removeAttribute('aria-valuetext');
      }
    },

    range: function(element, member, value) {
      if (element.type !== 'range') {
        element.setAttribute('aria-value' + member, value);
        return;
      }
      element.step = 'any';
      if (member === 'now') element.stallNow = value;
      else element[member] = value;
      if (document.activeElement !== element) element.value = element.stallNow;
    },

    order: function(parent, kids) {
      var self = stallMirror, holder = parent ? self.elements[parent] : self.root;
      if (!holder) return;
      var next = holder.firstElementChild;
      kids.forEach(function(id) {
        var kid = self.elements[id];
        if (kid === next) next = next.nextElementSibling;
        else if (kid) holder.insertBefore(kid, next);
      });
      if (parent) self.rename(holder, holder.stallName || '');
    },

    apply: function(patch) {
      var self = stallMirror;
      (patch['put'] || []).forEach(self.put);
      (patch['kids'] || []).forEach(function(entry) { self.order(entry[0], entry[1]); });
      (patch['cut'] || []).forEach(function(id) {
        var element = self.elements[id];
        if (element) element.remove();
        delete self.elements[id];
      });
      if ('focus' in patch) self.follow(patch['focus']);
    },

    // The canvas keeps the focus and names the node; a person who is in the mirror is led along.
    follow: function(id) {
      var self = stallMirror, active = document.activeElement;
      self.focused = id;
      ['canvas', 'text-agent'].forEach(function(hand) {
        var element = stallPage.element(hand);
        if (id) element.setAttribute('aria-activedescendant', 'm' + id);
        else element.removeAttribute('aria-activedescendant');
      });
      if (!id || !stallPage.inMirror(active) || !self.elements[id]) return;
      self.follows = true;
      self.elements[id].focus({preventScroll: true});
      self.follows = false;
    },

    send: function(kind, element, text, value) {
      var name = {'press': 0, 'focus': 1, 'set_text': 2, 'commit': 3, 'cancel': 4, 'set_value': 5}[kind];
      _stall_on_mirror(name, +element.id.slice(1), stallGiveText(text), value || 0);
    },

    acted: function(event) {
      var self = stallMirror, element = event.target;
      if (!element.closest || !(element = element.closest('[id^="m"]')) || element === self.root) return;
      var isField = element.tagName === 'INPUT' || element.tagName === 'TEXTAREA';
      if (event.type === 'click') {
        // A link's own click is followed by the browser (keyboard) or was the canvas's (pointer).
        if (!isField && element.tagName !== 'A') self.send('press', element);
      } else if (event.type === 'focusin') {
        if (!self.follows) self.send('focus', element);
      } else if (event.type === 'focusout') {
        if (isField && element.type !== 'range') element.value = element.stallValue || '';
      } else if (event.type === 'input') {
        if (element.type === 'range') self.send('set_value', element, '', +element.value);
        else self.send('set_text', element, element.value);
      } else if (isField && event.key === 'Enter' && (element.tagName === 'INPUT' || event.ctrlKey || event.metaKey)) {
        self.send('commit', element);
        event.preventDefault();
      } else if (event.key === 'Escape') {
        self.send('cancel', element);
      }
    },
  },

  stall_mirror_show__deps: ['$stallMirror', '$stallPage'],
  stall_mirror_show: function(patchAt, length) {
    var self = stallMirror;
    if (!self.root) {
      self.root = stallPage.element('mirror');
      ['click', 'focusin', 'focusout', 'input', 'keydown'].forEach(function(type) {
        self.root.addEventListener(type, self.acted);
      });
    }
    self.apply(JSON.parse(UTF8ToString(patchAt, length)));
  },
});
