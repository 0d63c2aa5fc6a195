// A hit as JSON: the record's keys, then what the search adds. JSON, JSONL and CSV share it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "searcher/present/page.h"

namespace lede::present {

// With `fields` empty: the record without text, score, snippet, snippet_marks (pairs of
// code points [begin, end) in snippet), copies where stories are grouped, matched where
// explained. Else these fields in this order, absent ones left out.
nlohmann::ordered_json hit_json(const Hit& hit, const Page& page, const std::vector<std::string>& fields);

}  // namespace lede::present
