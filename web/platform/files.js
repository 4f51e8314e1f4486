// Files from the chooser, from a drop or a paste, as bytes; downloads; and what the shell fetched
// ahead. Must not know their content.
addToLibrary({
  $stallFiles__deps: ['$stallPage', '$stallGiveText', '$stallGiveBytes', '$stallBusy'],
  $stallFiles: {
    give: function(files) {
      Array.prototype.forEach.call(files, function(file) {
        stallBusy.begin();
        file.arrayBuffer().then(function(content) {
          var bytes = new Uint8Array(content);
          _stall_on_file(stallGiveText(file.name), stallGiveBytes(bytes), bytes.length);
        }, function() {
          // A folder or a file that is gone: there is nothing to read.
        }).then(function() { stallBusy.end(); });
      });
    },
    carries: function(event) {
      var carried = event.dataTransfer || event.clipboardData;
      return !!carried && Array.prototype.indexOf.call(carried.types, 'Files') >= 0;
    },
    mark: function(isOver) {
      document.documentElement.classList.toggle('file-over', isOver);
    },
  },

  stall_files_attach__deps: ['$stallFiles'],
  stall_files_attach: function() {
    var self = stallFiles;
    document.addEventListener('dragover', function(event) {
      if (!self.carries(event)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      self.mark(true);
    });
    document.addEventListener('dragleave', function(event) {
      if (!event.relatedTarget) self.mark(false);
    });
    document.addEventListener('drop', function(event) {
      if (!self.carries(event)) return;
      event.preventDefault();
      self.mark(false);
      self.give(event.dataTransfer.files);
    });
    document.addEventListener('paste', function(event) {
      if (!self.carries(event) || stallPage.wordsOf(event.clipboardData)) return;
      event.preventDefault();
      self.give(event.clipboardData.files);
    });
  },

  stall_file_choose__deps: ['$stallFiles'],
  stall_file_choose: function(acceptAt) {
    var input = document.createElement('input');
    input.type = 'file';
    input.accept = UTF8ToString(acceptAt);
    input.addEventListener('change', function() { stallFiles.give(input.files); });
    input.click();
  },

  stall_file_download: function(nameAt, typeAt, bytesAt, length) {
    var blob = new Blob([HEAPU8.slice(bytesAt, bytesAt + length)], {type: UTF8ToString(typeAt)});
    var url = URL.createObjectURL(blob), link = document.createElement('a');
    link.href = url;
    link.download = UTF8ToString(nameAt);
    link.click();
    setTimeout(function() { URL.revokeObjectURL(url); }, 60000);
  },

  stall_file_visit: function(pathAt, inTab) {
    var link = document.createElement('a');
    link.href = UTF8ToString(pathAt);
    if (inTab) link.target = '_blank';
    else link.download = '';
    link.click();
  },

  stall_file_startup__deps: ['$stallGiveBytes'],
  stall_file_startup: function(nameAt, lengthAt) {
    var boot = window['stallkeeperBoot'], files = boot && boot['files'];
    var name = UTF8ToString(nameAt), bytes = files && files[name];
    HEAPU32[lengthAt >> 2] = bytes ? bytes.length : 0;
    if (!bytes) return 0;
    delete files[name];
    return stallGiveBytes(bytes);
  },
});
