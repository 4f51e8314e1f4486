// A picture's file as a few pixels, read by the browser's own decoders.
// Must not know what it shows.
addToLibrary({
  // Answers stall_on_bytes with side × side pixels, the whole picture in the middle; with none when it cannot be read.
  stall_picture_shrink__deps: ['$stallGiveBytes', '$stallBusy'],
  stall_picture_shrink: function(request, bytesAt, length, side) {
    stallBusy.begin();
    createImageBitmap(new Blob([HEAPU8.slice(bytesAt, bytesAt + length)])).then(function(picture) {
      var scale = side / Math.max(picture.width, picture.height);
      var width = picture.width * scale, height = picture.height * scale;
      var canvas = document.createElement('canvas');
      canvas.width = canvas.height = side;
      var context = canvas.getContext('2d');
      context.imageSmoothingQuality = 'high';
      context.drawImage(picture, (side - width) / 2, (side - height) / 2, width, height);
      return context.getImageData(0, 0, side, side).data;
    }).catch(function() { return []; }).then(function(pixels) {
      _stall_on_bytes(request, stallGiveBytes(pixels), pixels.length);
      stallBusy.end();
    });
  },
});
