// Names of the browser that Closure's own list holds only as members of `window`. Must not be loaded by a page.
/** @type {!Storage} */
var localStorage;
/** @type {!Storage} */
var sessionStorage;
/**
 * @param {string} query
 * @return {!MediaQueryList}
 */
function matchMedia(query) {}
