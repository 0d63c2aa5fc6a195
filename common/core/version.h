// The release, as CMake's project(VERSION) has it.
#pragma once

namespace lede::core {

inline constexpr const char* kVersion = LEDE_VERSION;

}  // namespace lede::core
