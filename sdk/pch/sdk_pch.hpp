// What nearly every file of a brick, the kernel and the tests includes. See socle_use_pch().
#pragma once

#include <absl/status/statusor.h>
#include <google/protobuf/field_mask.pb.h>
#include <google/protobuf/message.h>
#include <google/protobuf/timestamp.pb.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "socle/brick.hpp"
#include "socle/money.hpp"
#include "socle/paging.hpp"
#include "socle/text.hpp"
