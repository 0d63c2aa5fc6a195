// What the commands on feeds have in common: the state, and feeds by their address.
#pragma once

#include <string>

#include "common/core/result.h"
#include "indexer/command/command.h"
#include "indexer/schedule/state.h"

namespace lede::command {

// Of an archive that is there.
core::Result<schedule::State> open_state(const Context& context);
core::Result<schedule::State> open_or_create_state(const Context& context);

// The address as the list has it: parsed and written again, so that one feed has one spelling.
// Error kUsage: not http or https.
core::Result<std::string> feed_address(const std::string& given);

// The feed that is fetched from that address, or was added with it. Error kNotFound, with the nearest.
core::Result<schedule::Feed> named_feed(schedule::State& state, const std::string& name);

}  // namespace lede::command
