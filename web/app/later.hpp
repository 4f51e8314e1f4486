// Code that comes when it is first needed: the program is split in two after it is linked
// (tools/split_page, web/later.txt), and only the first part is loaded by a first visit. Must not
// know what is in the second.
#pragma once

/// On each function through which the first part enters the second; web/later.txt lists them. Such
/// a function runs only when Model::parts is all: update() holds the messages that need it, views
/// draw a skeleton.
#define STALL_LATER [[gnu::noinline]]
