// Everything that views draw with, in one include.
// Must not know the shop.
#pragma once

#include "web/kit/basics.hpp"
#include "web/kit/button.hpp"
#include "web/kit/calendar.hpp"
#include "web/kit/chart.hpp"
#include "web/kit/choice.hpp"
#include "web/kit/field.hpp"
#include "web/kit/frame.hpp"
#include "web/kit/layout.hpp"
#include "web/kit/navigation.hpp"
#include "web/kit/notice.hpp"
#include "web/kit/overlay.hpp"
#include "web/kit/picture.hpp"
#include "web/kit/pill.hpp"
#include "web/kit/slider.hpp"
#include "web/kit/table.hpp"
#include "web/kit/text.hpp"
