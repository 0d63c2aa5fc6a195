#include "searcher/plan/near_value.h"

#include <vector>

#include "common/core/suggest.h"

namespace lede::plan {

namespace {

// Of the values that continue the key, as many are weighed by their use.
constexpr std::size_t kMaxWeighed = 200;

// The values that begin with `begin`, and whether that is all of them.
bool read_values(const Xapian::Database& database, std::string_view prefix, std::string_view begin,
                 std::vector<std::string>& values) {
  const std::string start = std::string(prefix) + std::string(begin);
  for (auto it = database.allterms_begin(start), end = database.allterms_end(start); it != end; ++it) {
    if (values.size() == kMaxValuesRead) return false;
    values.push_back((*it).substr(prefix.size()));
  }
  return true;
}

}  // namespace

std::string near_value(const Xapian::Database& database, std::string_view prefix, std::string_view key) {
  if (key.empty()) return "";
  std::vector<std::string> values;
  if (!read_values(database, prefix, "", values)) {
    // Too many to look at each: people seldom mistype the first letter.
    values.clear();
    read_values(database, prefix, key.substr(0, 1), values);
  }
  std::string best;
  Xapian::doccount best_use = 0;
  std::size_t weighed = 0;
  for (const std::string& value : values) {
    if (!value.starts_with(key) || ++weighed > kMaxWeighed) continue;
    const Xapian::doccount use = database.get_termfreq(std::string(prefix) + value);
    if (use > best_use) best = value, best_use = use;
  }
  if (!best.empty()) return best;
  const std::vector<std::string_view> all(values.begin(), values.end());
  return std::string(core::closest(key, all));
}

}  // namespace lede::plan
