// The main of every doctest program. Must not know what is tested.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#if defined(__SANITIZE_ADDRESS__)
extern "C" const char* __lsan_default_suppressions();
/// A thread of pango's keeps the patterns it matched (five a font map, however many documents it
/// prints) and is never told to end.
extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig\n"; }
#endif
